import { describe, expect, it } from 'vitest';
import { parseReference, splitReferences } from './references.ts';
import { resolveReference } from './resolve-reference.ts';
import { resultOf } from './testing/result-table.ts';

const scorecard = resultOf(
  'payer_scorecard',
  {},
  ['payer', 'total_claims', 'total_charges', 'net_variance', 'variance_pct'],
  [
    ['Medicaid', 1200, 571872.14, -81206.5, -14.2],
    ['Humana', 300, '‡', 40, 0.1],
    ['Blue, "Cross" [x]', 12, 0, 0, null],
    ['All payers', 1512, 900000, -81166.5, -9],
  ],
);
const tables = [{ table: scorecard.table, period: 'January–March 2025', compare: null }];
const tell = (source: string): string => {
  const reference = parseReference(source);
  if (reference === null) return 'not a reference';
  const resolved = resolveReference(tables, reference);
  return resolved.ok ? resolved.text : `! ${resolved.reason}`;
};

describe('a value reference', () => {
  it.each([
    ['t0[payer=Medicaid].net_variance', '−$81.2K'],
    ['t0[payer="Medicaid"].total_charges', '$571.9K'],
    ['t0[#1].total_claims', '300'],
    ['t0[payer="Blue, \\"Cross\\" [x]"].total_claims', '12'],
    ['abs(t0[#0].net_variance)', '$81.2K'],
    ['change(t0[#0].total_claims, t0[#1].total_claims)', '−900'],
    ['change_pct(t0[#0].total_claims, t0[#1].total_claims)', '−75.0%'],
    ['change(t0[#0].variance_pct, t0[#1].variance_pct)', '14.3 points'],
    ['share(t0[payer=Medicaid].total_claims, t0[payer="All payers"].total_claims)', '79.4%'],
    ['share(t0[#1].total_claims, sum(t0.total_claims))', '19.8%'],
    ['sum(t0.total_claims)', '1,512'],
    ['sum(t0[#0..#1].total_claims)', '1,500'],
    ['count(t0)', '3'],
    ['count(t0.net_variance<0)', '1'],
    ['period(t0)', 'January–March 2025'],
  ])('%s reads %s', (source, text) => expect(tell(source)).toBe(text));

  it.each([
    ['t0[payer=Aetna].net_variance', '! no single row of t0 fits the reference'],
    ['t0.net_variance', '! no single row of t0 fits the reference'],
    ['t1[#0].net_variance', '! there is no table t1'],
    ['t0[#0].secret', '! t0 has no column secret'],
    ['t0[#1].total_charges', '! the value is withheld'],
    ['t0[#2].variance_pct', '! there is no value there'],
    ['sum(t0.total_charges)', '! a value in it is withheld or missing'],
    ['sum(t0[#0..#3].total_claims)', '! t0 has no row #3'],
    ['sum(t0.variance_pct)', '! variance_pct cannot be summed'],
    ['change(t0[#0].total_claims, t0[#0].net_variance)', '! mixed units'],
    ['change(t0[#0].total_charges, t0[#0].net_variance)', '! two different measures'],
    ['share(t0[#0].variance_pct, t0[#3].variance_pct)', '! a share of something not additive'],
    ['change_pct(t0[#2].total_charges, t0[#0].total_charges)', '! a percentage of nothing'],
    ['compare(t0)', '! t0 has no such period'],
  ])('%s does not resolve', (source, reason) => expect(tell(source)).toBe(reason));

  it.each([
    't0',
    '9.9',
    't0[payer].x',
    'min(t0.total_claims)',
    'sum(t0[#1..#2].total_claims)',
    't0[#0].total_claims - 4',
    'change(t0[#0].a)',
    '',
  ])('%j is not one', (source) => expect(parseReference(source)).toBeNull());
});

it('cuts a text into words and references', () => {
  const [before, reference, after] = splitReferences('At {{t0[#0].payer}}: fine');
  expect([before, after]).toEqual([
    { kind: 'text', text: 'At ' },
    { kind: 'text', text: ': fine' },
  ]);
  expect(reference).toMatchObject({ kind: 'reference', reference: { kind: 'cell', column: 'payer' } });
});
