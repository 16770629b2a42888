import { parseArgs } from 'node:util';
import { EXIT, PayerscopeError } from '../tools/errors.ts';
import { writeBillingFiles } from './demo/billing/write-billing-files.ts';

/**
 * `npm run billing-files -- DIR [--claims 5000] [--months 24] [--from 2024-01] [--seed 1] [--dirty] [--hostile]`: an
 * invented billing export for `payerscope build --format billing`.
 */
try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      claims: { type: 'string', default: '5000' },
      months: { type: 'string', default: '24' },
      from: { type: 'string', default: '2024-01' },
      seed: { type: 'string', default: '1' },
      dirty: { type: 'boolean', default: false },
      hostile: { type: 'boolean', default: false },
    },
  });
  const [directory] = positionals;
  const numbers = [values.claims, values.months, values.seed];
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(values.from);
  if (directory === undefined || !isMonth || numbers.some((text) => !/^[1-9]\d*$/.test(text))) {
    throw new PayerscopeError(
      'USAGE',
      'Name the folder to create: billing-files DIR [--claims 5000] [--months 24] [--from 2024-01] [--seed 1] [--dirty] [--hostile]; numbers are whole and above 0.',
    );
  }
  const { dirty, hostile, from } = values;
  const { file, rows } = await writeBillingFiles({
    ...{ directory, from, dirty, hostile },
    claims: Number(values.claims),
    months: Number(values.months),
    seed: Number(values.seed),
  });
  process.stdout.write(
    `Written to ${file}: ${rows} rows; build them with payerscope build --format billing --source ${directory}\n`,
  );
} catch (error) {
  const known =
    error instanceof PayerscopeError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (!known) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof PayerscopeError ? error.exitCode : EXIT.usage;
}
