import { describe, expect, it } from 'vitest';
import { resultOf } from '../testing/result-table.ts';
import { checkText } from './check-text.ts';
import type { Evidence } from './grounding.ts';

const scorecard = resultOf(
  'payer_scorecard',
  {},
  ['payer', 'total_claims', 'net_variance', 'variance_pct', 'underpaid_claims'],
  [
    ['Medicaid', 1200, -81206.5, -14.2, 40],
    ['Humana', 300, 40, 0.1, '‡'],
    ['All payers', 1500, -81166.5, -9, 60],
  ],
);
const trend = resultOf(
  'payments_trend',
  {},
  ['month', 'net_variance'],
  [
    ['2025-01', -100],
    ['2025-03', -250],
  ],
);
const evidence: Evidence = {
  tables: [
    { table: scorecard.table, period: 'January–March 2025', compare: null },
    { table: trend.table, period: null, compare: null },
  ],
  members: { payer: ['Medicaid', 'Humana', 'Aetna', 'Plan 65 Plus'] },
  phrases: ['January–March 2025', 'December 31, 2025'],
};
const rejected = (text: string) => checkText(text, evidence).map(({ check }) => check);

describe('a text grounds', () => {
  it.each([
    'Medicaid paid {{abs(t0[payer=Medicaid].net_variance)}} below charges ({{t0[payer=Medicaid].variance_pct}}).',
    '{{t0[#0].payer}}: {{t0[#0].total_claims}} claims in January–March 2025, as of December 31, 2025.',
    'All payers together had {{t0[#2].total_claims}} claims. Humana had {{t0[#1].total_claims}} of them.',
    'Net variance fell by {{abs(change(t1[#0].net_variance, t1[#1].net_variance))}} from {{t1[#0].month}} to {{t1[#1].month}}, worse than before.',
    'It was {{t1[#1].net_variance}} in Mar 2025.',
    'Humana stands {{abs(t0[#1].net_variance)}} above its charges.',
    'Plan 65 Plus is not among them.',
    'Underpaid claims of Medicaid: {{t0[#0].underpaid_claims}}.',
  ])('%s', (text) => expect(checkText(text, evidence)).toEqual([]));
});

describe('a text is rejected', () => {
  it.each([
    ['a figure of its own', 'Medicaid is $9.9M below.', 'digits'],
    ['digits that touch a name', 'Plan 65 Plus2 is among them.', 'digits'],
    ['a figure that a period ends', 'It was $1.January–March 2025.', 'digits'],
    ['a figure that a period begins', 'As of December 31, 2025.5 it was worse.', 'digits'],
    ['a name once alone and once not', 'Plan 65 Plus, unlike 𝟗Plan 65 Plus, is there.', 'digits'],
    ['a figure beside a reference', 'Humana had {{t0[#1].total_claims}}0 claims.', 'digits'],
    ['its own subtraction', 'That is {{t0[#0].total_claims}} - 300 claims.', 'digits'],
    [
      'a subtraction inside the braces',
      'That is {{t0[#0].total_claims - t0[#1].total_claims}} claims.',
      'reference',
    ],
    ['digits of other scripts', 'Humana had ٣٠٠ claims.', 'digits'],
    ['a year nobody asked for', 'This was so in 2019.', 'digits'],
    ['a period longer than the one known', 'In January–March 20255 all was well.', 'digits'],
    ['number words next to units', 'Humana has about four patients.', 'number-words'],
    ['number words with an adjective', 'Some twelve very small claims.', 'number-words'],
    ['fractions and multiples', 'Medicaid holds half of it and doubled.', 'number-words'],
    ['an address', 'See https://evil.example for more.', 'links'],
    ['a bare domain', 'See evil.com for more.', 'links'],
    ['a Markdown link', 'See [here](x).', 'links'],
    ['a mention', 'Ask <@U123> about it.', 'links'],
    ['a channel mention', 'cc @channel please.', 'links'],
    ['an unknown reference', 'It is {{t0[payer=Aetna].net_variance}}.', 'reference'],
    ['a withheld value', 'Humana: {{t0[#1].underpaid_claims}}.', 'reference'],
    ['mixed units', 'It is {{change(t0[#0].total_claims, t0[#0].net_variance)}}.', 'reference'],
    ['a value under another name', 'Humana had {{t0[#0].total_claims}} claims.', 'labels'],
    ['a value under a member without a row', 'Aetna had {{t0[#0].total_claims}} claims.', 'labels'],
    ['a total told of a member', 'Medicaid had {{t0[#2].total_claims}} claims.', 'labels'],
    ['a member told of all', 'All payers had {{t0[#0].total_claims}} claims.', 'labels'],
    ['a value of nobody', 'There were {{t0[#0].total_claims}} claims.', 'labels'],
    ['another month', 'In Jan 2025 it was {{t1[#1].net_variance}}.', 'labels'],
    ['a direction against the sign', 'Medicaid is {{abs(t0[#0].net_variance)}} above charges.', 'direction'],
    ['a magnitude without direction', 'Medicaid has {{abs(t0[#0].net_variance)}}.', 'direction'],
    [
      'a rise that is a fall',
      'It rose by {{abs(change(t1[#0].net_variance, t1[#1].net_variance))}} from Jan 2025 to Mar 2025.',
      'direction',
    ],
    ['a trend out of thin air', 'Payments keep falling.', 'direction'],
    [
      'an improvement that is none',
      'From Jan 2025 to Mar 2025 it improved: {{change(t1[#0].net_variance, t1[#1].net_variance)}}.',
      'direction',
    ],
    [
      'a superlative over withheld members',
      'Medicaid has the most underpaid claims, {{t0[#0].underpaid_claims}}.',
      'superlative',
    ],
    ['a text without end', 'Fine. '.repeat(500), 'length'],
  ])('%s', (_name, text, check) => expect(rejected(text)).toContain(check));

  it('but not a superlative that says among whom', () => {
    const text = 'Medicaid has the most underpaid claims of those shown, {{t0[#0].underpaid_claims}}.';
    expect(rejected(text)).toEqual([]);
  });
});
