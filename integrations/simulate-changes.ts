import { parseArgs } from 'node:util';
import { EXIT, PayerscopeError } from '../tools/errors.ts';
import { simulateBillingChanges } from './demo/billing/simulate-billing-changes.ts';
import { simulateCmsChanges } from './demo/cms/simulate-cms-changes.ts';
import { simulateChanges } from './demo/simulate-changes.ts';

/**
 * `npm run simulate-changes -- FROM TO --on 2025-11-15 [--seed 1] [--format synthea|cms|billing]`: a changed copy of a Synthea
 * export or of CMS files, or the billing file that arrives later, so that the next build of a chain has late changes and snapshots with a history.
 */
try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      on: { type: 'string' },
      seed: { type: 'string', default: '1' },
      format: { type: 'string', default: 'synthea' },
    },
  });
  const [from, to] = positionals;
  const simulate = { synthea: simulateChanges, cms: simulateCmsChanges, billing: simulateBillingChanges }[
    values.format
  ];
  const isWhole = /^-?\d+$/.test(values.seed);
  if (
    from === undefined ||
    to === undefined ||
    values.on === undefined ||
    !isWhole ||
    simulate === undefined
  ) {
    throw new PayerscopeError(
      'USAGE',
      'Name the export, the folder for its changed copy and the day: simulate-changes FROM TO --on 2025-11-15 [--seed 1] [--format synthea|cms|billing].',
    );
  }
  const changes = await simulate({ from, to, on: values.on, seed: Number(values.seed) });
  const words = Object.entries(changes).map(([what, count]) => `${what} ${count}`);
  process.stdout.write(`Written to ${to}: ${words.join(', ')}\n`);
} catch (error) {
  const known =
    error instanceof PayerscopeError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (!known) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof PayerscopeError ? error.exitCode : EXIT.usage;
}
