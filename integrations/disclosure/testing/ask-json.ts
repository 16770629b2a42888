import { answerSchema } from '../../../tools/answer-schema.ts';
import { runCommandLine } from '../../cli/testing/run-command-line.ts';
import { createWorkspace } from '../../compose.ts';
import { readConfig } from '../../config.ts';

/** Asks the real program in this process; the answer as other programs get it. */
export async function askJson(dataDirectory: string, question: string, thread?: string) {
  const workspace = createWorkspace(readConfig({}, { data: dataDirectory }));
  const named = thread === undefined ? [] : ['--thread', thread];
  const { stdout } = await runCommandLine(['ask', question, '--json', ...named], { workspace });
  return answerSchema.parse(JSON.parse(stdout));
}
