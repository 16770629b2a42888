import { builtOnce } from '../../builder/testing/built-once.ts';
import { bundle } from '../../bundle.ts';
import { startProgram } from '../../warehouse/snowflake/testing/run-program.ts';

/**
 * The demo of 3,000 patients as the bundled program makes it when ben asks for it, attack and audit log included:
 * built once for all files that begin with a demo, which cost twenty seconds each.
 *
 * @param dataDirectory new or empty
 */
export async function copyDemo(dataDirectory: string): Promise<void> {
  await bundle();
  await builtOnce('demo of 3,000 patients, asked for by ben', dataDirectory, async (folder) => {
    const argv = ['demo', '--patients', '3000', '--data', folder];
    const { code, stderr } = await startProgram(argv, { PAYERSCOPE_ASKER: 'ben' }).done;
    if (code !== 0) throw new Error(`The demo was not built (exit ${code}): ${stderr}`);
    return {};
  });
}
