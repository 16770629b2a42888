import { parseArgs } from 'node:util';
import { EXIT, PayerscopeError } from '../tools/errors.ts';
import type { Vintage } from './demo/cms/public-headers.ts';
import { VINTAGES, writeCmsFiles } from './demo/cms/write-cms-files.ts';

/** What `--dirty` puts into every file of claims. */
const DIRT = {
  ...{ repeated: 12, parts: 15, negativeStays: 6, superseded: 9, afterDeath: 8 },
  ...{ missingDates: 4, badDates: 3, badAmounts: 2, unknownPeople: 5 },
};

/**
 * `npm run cms-files -- DIR [--beneficiaries 5000] [--seed 1] [--years 3] [--vintage synpuf|rif|study|all]
 * [--providers 60] [--dirty] [--hostile]`: invented CMS files for `payerscope build --format cms`.
 */
try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      beneficiaries: { type: 'string', default: '5000' },
      seed: { type: 'string', default: '1' },
      years: { type: 'string', default: '3' },
      vintage: { type: 'string', default: 'all' },
      providers: { type: 'string', default: '60' },
      dirty: { type: 'boolean', default: false },
      hostile: { type: 'boolean', default: false },
    },
  });
  const [directory] = positionals;
  const vintages = VINTAGES.filter((one) => values.vintage === 'all' || values.vintage === one) as Vintage[];
  const numbers = [values.beneficiaries, values.seed, values.years, values.providers];
  if (directory === undefined || vintages.length === 0 || numbers.some((text) => !/^[1-9]\d*$/.test(text))) {
    throw new PayerscopeError(
      'USAGE',
      'Name the folder to create: cms-files DIR [--beneficiaries 5000] [--seed 1] [--years 3] [--vintage synpuf|rif|study|all] [--providers 60] [--dirty] [--hostile]; numbers are whole and above 0.',
    );
  }
  const { files, claims } = await writeCmsFiles({
    directory,
    beneficiaries: Number(values.beneficiaries),
    seed: Number(values.seed),
    years: Number(values.years),
    providers: Number(values.providers),
    hostile: values.hostile,
    vintages,
    ...(values.dirty ? { dirt: DIRT } : {}),
  });
  process.stdout.write(
    `Written to ${directory}: ${claims.length} claims in ${Object.keys(files).length} files; build them with payerscope build --format cms --source ${directory}\n`,
  );
} catch (error) {
  const known =
    error instanceof PayerscopeError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (!known) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof PayerscopeError ? error.exitCode : EXIT.usage;
}
