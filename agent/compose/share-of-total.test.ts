import { describe, expect, it } from 'vitest';
import { smallManifest } from '../../sql/templates/testing/small-release.ts';
import type { TemplateResult } from '../../tools/answer.ts';
import { checkText } from '../ground/check-text.ts';
import { resolveText } from '../ground/resolve-text.ts';
import { resultOf } from '../testing/result-table.ts';
import { composeResults, evidenceFor } from './compose-results.ts';

const period = { from: '2025-01', to: '2025-12' };
type Rows = Parameters<typeof resultOf>[3];

/** Composes, grounds and resolves, as the graph does. */
function told(result: TemplateResult, manifest = smallManifest) {
  const { template, params } = result.table;
  const composed = composeResults([{ template, params: { ...params } }], [result], manifest);
  const evidence = evidenceFor([result], manifest);
  expect(checkText(`${composed.headline}\n${composed.text}`, evidence)).toEqual([]);
  return {
    ...composed,
    headline: resolveText(composed.headline, evidence.tables),
    text: resolveText(composed.text, evidence.tables),
  };
}

const charges = (rows: Rows, params = {}) =>
  resultOf(
    'payer_share',
    { period, metric: 'total_charges', order: 'highest', limit: 50, ...params },
    ['payer', 'total_charges', 'share_of_total'],
    rows,
  );
const balance = (member: string, rows: Rows, params = {}) =>
  resultOf(
    'receivables_share',
    { by: member, metric: 'open_balance', order: 'highest', limit: 50, ...params },
    [member, 'open_balance', 'share_of_total'],
    rows,
  );
const FIVE: Rows = [
  ['Medicare', 4000, 40],
  ['Aetna', 3000, 30],
  ['Humana', 1500, 15],
  ['Cigna', 1000, 10],
  ['Anthem', 500, 5],
  ['All payers', 10_000, 100],
];

describe('a share of total', () => {
  it('says whose is the largest, who is next, and what the first three make together', () => {
    const answer = told(charges(FIVE));
    expect(answer.headline).toBe('Medicare accounts for 40.0% of total charges in 2025, the largest share');
    expect(answer.text).toBe(
      'Next is Aetna with 30.0%, then Humana with 15.0%. Medicare, Aetna and Humana together account for 85.0%. ' +
        'All payers together: total charges of $10.0K.',
    );
    expect(answer.readAs).toBe('Share of total charges by payer for 2025 (by service date)');
  });

  it('speaks of those shown as soon as a share is withheld, and says how many are', () => {
    const answer = told(
      charges([
        ['Medicare', 4000, 40],
        ['Aetna', 3000, 30],
        ['Humana', '‡', '‡'],
        ['All payers', 10_000, 100],
      ]),
    );
    expect(answer.headline).toContain('40.0% of total charges in 2025, the largest share of those shown');
    expect(answer.text).not.toContain('Humana');
    expect(answer.caveats[0]).toMatch(/^‡ Withheld to protect patients \(2 of 8 cells\)/);
  });

  it('adds up those asked for as one part: a number of rows, or several by name', () => {
    const three = told(charges(FIVE.slice(0, 3), { limit: 3 }));
    expect(three.headline).toBe(
      'Medicare, Aetna and Humana together account for 85.0% of total charges in 2025',
    );
    expect(three.text).toBe('Medicare alone accounts for 40.0%, Aetna for 30.0%, Humana for 15.0%.');
    const named = told(charges([FIVE[0]!, FIVE[2]!, FIVE[5]!], { payers: ['Humana', 'Medicare'] }));
    expect(named.headline).toBe('Medicare and Humana together account for 55.0% of total charges in 2025');
  });

  it('of one member asked for, gives its share and its amount beside the total', () => {
    const answer = told(charges([FIVE[1]!, FIVE[5]!], { payers: ['Aetna'] }));
    expect(answer.headline).toBe('Aetna accounts for 30.0% of total charges in 2025');
    expect(answer.text).toBe('That is $3.0K. All payers together: total charges of $10.0K.');
  });

  it('of one member that is withheld, says so and nothing more', () => {
    const answer = told(charges([['Aetna', '‡', '‡'], FIVE[5]!], { payers: ['Aetna'] }));
    expect(answer.headline).toBe('Aetna: the share of total charges in 2025 is withheld to protect patients');
    expect(answer.text).toBe('');
  });

  it('where the total is withheld, nobody has one to show', () => {
    const answer = told(
      charges([
        ['Medicare', 4000, '‡'],
        ['Aetna', '‡', '‡'],
        ['All payers', '‡', '‡'],
      ]),
    );
    expect(answer.headline).toBe('Shares of total charges in 2025: withheld to protect patients');
  });

  it('from the smallest, claims none for the first three together', () => {
    const answer = told(charges([...FIVE.slice(0, 5).reverse(), FIVE[5]!], { order: 'lowest' }));
    expect(answer.headline).toBe('Anthem accounts for 5.0% of total charges in 2025, the smallest share');
    expect(answer.text).not.toContain('together account');
    expect(answer.readAs).toContain(', lowest first');
  });

  it('names both where two are the largest', () => {
    const answer = told(
      charges([
        ['Medicare', 5000, 50],
        ['Aetna', 5000, 50],
        ['All payers', 10_000, 100],
      ]),
    );
    expect(answer.headline).toBe(
      'Medicare and Aetna have the largest share of total charges in 2025 alike, each 50.0%',
    );
  });

  it('counts what is counted', () => {
    const answer = told(
      resultOf(
        'payer_share',
        { period, metric: 'total_claims', order: 'highest', limit: 50, payers: ['Humana'] },
        ['payer', 'total_claims', 'share_of_total'],
        [
          ['Humana', 600, 29.4118],
          ['All payers', 2040, 100],
        ],
      ),
    );
    expect(answer.headline).toBe('Humana accounts for 29.4% of claims in 2025');
    expect(answer.text).toBe('That is 600 claims. All payers together: 2,040 claims.');
  });
});

describe('a share of receivables', () => {
  it('says of which ages, and as of when', () => {
    const answer = told(
      balance(
        'payer',
        [
          ['Humana', 2005, 57.1429],
          ['All payers', 3508.75, 100],
        ],
        { age_buckets: ['90+'], payers: ['Humana'] },
      ),
    );
    expect(answer.headline).toBe(
      'Humana accounts for 57.1% of open balance aged 90+ days as of December 31, 2025',
    );
  });

  it('by age, names the largest wherever it stands', () => {
    const answer = told(
      balance('age_bucket', [
        ['0-30', 100, 10],
        ['31-60', 200, 20],
        ['61-90', 0, 0],
        ['90+', 700, 70],
        ['All ages', 1000, 100],
      ]),
    );
    expect(answer.headline).toBe(
      'Age 90+ days accounts for 70.0% of open balance as of December 31, 2025, the largest share',
    );
    expect(answer.text).not.toContain('together account');
  });

  it('of a source whose open balances are all 0, says what has shares instead', () => {
    const manifest = { ...smallManifest, receivablesAmount: 'peak_outstanding' as const };
    const answer = told(
      balance('payer', [
        ['Aetna', 0, null],
        ['Humana', 0, null],
        ['All payers', 0, null],
      ]),
      manifest,
    );
    expect(answer.headline).toBe(
      'All payers as of December 31, 2025: open balance of $0.00, so nobody has a share of it',
    );
    expect(answer.caveats[0]).toContain('peak outstanding');
    expect(answer.suggestions).toEqual([
      'Share of peak outstanding by payer',
      'Share of peak outstanding by age',
    ]);
  });
});
