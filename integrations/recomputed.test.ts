import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyDemo } from './cli/testing/copy-demo.ts';
import { createWorkspace } from './compose.ts';
import { readConfig } from './config.ts';

// A second opinion: the figures of an answer, recomputed from the source files without any of our SQL.
let data: string;
const workspace = () => createWorkspace(readConfig({}, { data }));

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'payerscope-recomputed-'));
  await copyDemo(data);
});

afterAll(() => rm(data, { recursive: true, force: true }));

/** Rows of a source file by column; the generator quotes nothing in these files. */
async function rowsOf(file: string): Promise<Record<string, string>[]> {
  const text = await readFile(join(data, 'demo-source', file), 'utf8');
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i] ?? '', value])));
}

const cents = (amount: string | undefined): number => Math.round(Number(amount || 0) * 100);

/** 30 February is no day, though the engine reads it as 2 March. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text.slice(0, 10);
}

interface Sums {
  claims: number;
  charges: number;
  payments: number;
  payerPaid: number;
  underpaid: number;
}

async function recompute(from: string, to: string, asOf: string): Promise<Map<string, Sums>> {
  const names = new Map((await rowsOf('payers.csv')).map((row) => [row['Id'], row['NAME']]));
  const claims = new Map<
    string,
    { payer: string; charges: number; payments: number; payerPaid: number; adjustments: number }
  >();
  const seen = new Set<string>();
  for (const row of await rowsOf('claims.csv')) {
    const [id = '', date = ''] = [row['Id'], row['SERVICEDATE']];
    if (!isDay(date) || seen.has(id)) continue;
    seen.add(id);
    if (date.slice(0, 7) < from || date.slice(0, 7) > to) continue;
    const name = names.get(row['PRIMARYPATIENTINSURANCEID']) ?? 'NO_INSURANCE';
    const payer = name === 'NO_INSURANCE' ? 'No insurance' : name;
    claims.set(id, { payer, charges: 0, payments: 0, payerPaid: 0, adjustments: 0 });
  }
  for (const row of await rowsOf('claims_transactions.csv')) {
    const claim = claims.get(row['CLAIMID'] ?? '');
    if (!claim || (row['FROMDATE'] ?? '').slice(0, 10) > asOf) continue;
    if (row['TYPE'] === 'CHARGE') claim.charges += cents(row['AMOUNT']);
    if (row['TYPE'] === 'PAYMENT') claim.payments += cents(row['PAYMENTS']);
    if (row['TYPE'] === 'PAYMENT' && row['METHOD'] === 'ECHECK') claim.payerPaid += cents(row['PAYMENTS']);
    claim.adjustments += cents(row['ADJUSTMENTS']);
  }
  const sums = new Map<string, Sums>();
  for (const { payer, charges, payments, payerPaid, adjustments } of claims.values()) {
    const sum = sums.get(payer) ?? { claims: 0, charges: 0, payments: 0, payerPaid: 0, underpaid: 0 };
    sum.claims += 1;
    sum.charges += charges;
    sum.payments += payments;
    sum.payerPaid += payerPaid;
    // Short by more than the tolerance of one cent.
    if (charges !== 0 && payments > 0 && payments < charges - adjustments - 1) sum.underpaid += 1;
    sums.set(payer, sum);
  }
  return sums;
}

test.each([
  ['2025', '2025-01', '2025-12'],
  ['Q4 2025', '2025-10', '2025-12'],
  ['2023 and 2024', '2023-01', '2024-12'],
])('scorecard and exception mix of %s agree to the cent with the source files', async (period, from, to) => {
  const truth = await recompute(from, to, '2025-12-31');
  const application = await workspace().openApplication();
  try {
    const scorecard = (await application.ask({ question: `Payer scorecard for ${period}` })).tables[0]!;
    const mix = (await application.ask({ question: `Exception mix for ${period}` })).tables[0]!;
    expect(scorecard.rows.length).toBe(truth.size + 1);
    let shown = 0;
    const agree = (table: typeof scorecard, column: string, of: (sums: Sums) => number): void => {
      const at = table.columns.findIndex(({ name }) => name === column);
      for (const row of table.rows.filter(([payer]) => payer !== 'All payers' && truth.has(String(payer)))) {
        if (row[at] === null) continue;
        shown += 1;
        expect([row[0], column, row[at]]).toEqual([row[0], column, of(truth.get(String(row[0]))!)]);
      }
    };
    agree(scorecard, 'total_claims', (sums) => sums.claims);
    agree(scorecard, 'total_charges', (sums) => sums.charges / 100);
    agree(scorecard, 'total_payments', (sums) => sums.payments / 100);
    agree(scorecard, 'payer_paid', (sums) => sums.payerPaid / 100);
    agree(mix, 'underpaid_claims', (sums) => sums.underpaid);
    expect(shown).toBeGreaterThan(35);
  } finally {
    await application.close();
  }
});
