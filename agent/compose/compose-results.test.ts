import { describe, expect, it } from 'vitest';
import { smallManifest } from '../../sql/templates/testing/small-release.ts';
import type { TemplateResult } from '../../tools/answer.ts';
import { checkText } from '../ground/check-text.ts';
import { resolveText } from '../ground/resolve-text.ts';
import { resultOf } from '../testing/result-table.ts';
import { composeResults, evidenceFor } from './compose-results.ts';

const period = { from: '2024-10', to: '2024-12' };
const RANKING = ['payer', 'net_variance', 'total_claims', 'total_charges', 'variance_pct', 'payer_paid_pct'];
const ranking = (rows: Parameters<typeof resultOf>[3], params = {}) =>
  resultOf(
    'payer_ranking',
    { period, metric: 'net_variance', order: 'lowest', limit: 10, ...params },
    RANKING,
    rows,
  );

/** Composes, grounds and resolves, as the graph does. */
function told(...results: TemplateResult[]) {
  const calls = results.map(({ table }) => ({ template: table.template, params: { ...table.params } }));
  const composed = composeResults(calls, results, smallManifest);
  const evidence = evidenceFor(results, smallManifest);
  expect(checkText(`${composed.headline}\n${composed.text}`, evidence)).toEqual([]);
  return {
    ...composed,
    headline: resolveText(composed.headline, evidence.tables),
    text: resolveText(composed.text, evidence.tables),
  };
}

describe('a payer ranking', () => {
  it('says who underpaid most, by how much, and who is next', () => {
    const answer = told(
      ranking([
        ['Aetna', -1_200_000, 900, 8_450_000, -14.2, 61.3],
        ['Humana', -300_000, 500, 4_000_000, -7.5, 70],
      ]),
    );
    expect(answer.headline).toBe(
      'Aetna underpaid most in October–December 2024: $1.2M below charges (−14.2%)',
    );
    expect(answer.text).toBe(
      'That is 80.0% of the $1.5M shortfall of those listed. Next is Humana with $300.0K below charges (−7.5%). ' +
        'Aetna itself paid 61.3% of its charges; patients paid the rest of what came in.',
    );
    expect(answer.readAs).toBe(
      'Payer ranking by net variance, lowest first for October–December 2024 (by service date)',
    );
  });

  it('names the first insurer when the uninsured come first', () => {
    const answer = told(
      ranking([
        ['No insurance', -900, 90, 1000, -90, 0],
        ['Humana', -300, 50, 4000, -7.5, 70],
        ['Aetna', -200, 50, 4000, -5, 70],
      ]),
    );
    expect(answer.headline).toBe(
      'Of the insurers, Humana underpaid most in October–December 2024: $300 below charges (−7.5%)',
    );
    expect(answer.text).toContain(
      'Claims under No insurance come before it with $900 below charges (−90.0%).',
    );
  });

  it('speaks of those shown as soon as a member is withheld', () => {
    const answer = told(
      ranking([
        ['Aetna', -1200, 900, 8450, -14.2, 61.3],
        ['Cigna', -200, 400, 2000, -10, 61.3],
        ['Humana', '‡', '‡', '‡', '‡', '‡'],
      ]),
    );
    expect(answer.headline).toContain('Aetna underpaid most of those shown');
    expect(answer.caveats[0]).toBe(
      '‡ Withheld to protect patients (5 of 15 cells). Totals include them. Try a longer period or a wider group.',
    );
  });

  it('does not accuse anybody when nobody is below charges', () => {
    const answer = told(
      ranking([
        ['Aetna', 0, 900, 8450, 0, 100],
        ['Humana', 300, 50, 4000, 7.5, 100],
      ]),
    );
    expect(answer.headline).toBe(
      'No payer shown paid less than it was charged in October–December 2024; Aetna is nearest: exactly what was charged',
    );
  });

  it('names ties, and says when all are the same', () => {
    const claims = ['payer', 'total_claims'];
    const params = { period, metric: 'total_claims', order: 'highest', limit: 10 };
    const tie = told(
      resultOf('payer_ranking', params, claims, [
        ['A', 40],
        ['B', 40],
        ['C', 20],
      ]),
    );
    expect(tie.headline).toBe(
      'A and B tie for the highest number of claims in October–December 2024, each with 40',
    );
    const same = told(
      resultOf('payer_ranking', params, claims, [
        ['A', 20],
        ['B', 20],
        ['C', 20],
      ]),
    );
    expect(same.headline).toBe(
      'All shown have the same number of claims in October–December 2024: A stands at 20 like the rest',
    );
  });

  it('leaves payers without a claim out of every rank, tie and follow-up', () => {
    const idle = ['Aetna', 0, 0, 0, null, null] as const;
    const answer = told(
      ranking(
        [
          ['Humana', -300, 50, 4000, -7.5, 70],
          ['Cigna', '‡', '‡', '‡', '‡', '‡'],
          [...idle],
          ['Anthem', 0, 0, 0, null, null],
        ],
        { order: 'highest' },
      ),
    );
    expect(answer.headline).toBe(
      'Only for Humana can the net variance be shown in October–December 2024: $300 below charges (−7.5%)',
    );
    expect(`${answer.headline} ${answer.text} ${answer.suggestions}`).not.toMatch(/Aetna|Anthem/);
    expect(told(ranking([[...idle]])).headline).toBe('Aetna has no claims in October–December 2024');
  });
});

describe('any template', () => {
  const wide = ['payer', 'total_claims', 'net_variance', 'variance_pct', 'payer_paid_pct'];

  it('answers gracefully when everything is withheld, and never says why', () => {
    const answer = told(
      resultOf('payer_scorecard', { period, payers: ['Humana'] }, wide, [['Humana', '‡', '‡', '‡', '‡']]),
    );
    expect(answer.headline).toBe(
      'Payer scorecard for Humana for October–December 2024: every value is withheld to protect patients',
    );
    expect(answer.suggestions).toEqual(['Payer scorecard for Humana for 2025', 'Payer scorecard for 2025']);
    expect(`${answer.headline} ${answer.text} ${answer.caveats}`).not.toMatch(
      /small|few|below|threshold|11/i,
    );
  });

  it('answers when only the column that matters is withheld', () => {
    const answer = told(
      resultOf('payer_scorecard', { period }, wide, [
        ['Aetna', 20, '‡', '‡', '‡'],
        ['Humana', 30, '‡', '‡', '‡'],
      ]),
    );
    expect(answer.headline).toBe(
      'Net variance by payer in October–December 2024: withheld to protect patients',
    );
  });

  it('names no grouping where one row stands for all', () => {
    const columns = ['prescriptions', 'dispenses', 'coverage_rate'];
    const answer = told(resultOf('coverage_summary', { period }, columns, [[106, 11_527, '‡']]));
    expect(answer.headline).toBe('Coverage rate in October–December 2024: withheld to protect patients');
  });

  it('answers when there is nothing to list', () => {
    expect(
      told(
        resultOf('top_medications', { period, metric: 'out_of_pocket' }, ['medication', 'out_of_pocket'], []),
      ).headline,
    ).toBe('Top medications for October–December 2024: there is nothing to list');
  });

  it('says where changes to published months stand when there are none', () => {
    const columns = ['payer', 'late_claims', 'late_charges', 'late_payments'];
    const answer = told(resultOf('late_payments', { period }, columns, []));
    expect(answer.headline).toBe('Late payments for October–December 2024: there is nothing to list');
    expect(answer.text).toContain('stands in the release after the one that published it');
  });

  it('keeps an evil label inert and makes no suggestion of it', () => {
    const evil = '<https://evil.example/?q=1|x>';
    const answer = told(
      ranking([
        [evil, -10, 90, 100, -10, 90],
        ['![](https://evil.example)', -5, 90, 100, -5, 90],
      ]),
    );
    expect(`${answer.headline}${answer.text}`).not.toMatch(/[^\\]<|:\/\/|!\[|\]\(/);
    expect(answer.suggestions.join()).not.toContain('evil');
  });

  it('tells a second result after the first', () => {
    const trend = resultOf(
      'payments_trend',
      { period, grain: 'month', metric: 'net_variance', split: 'none' },
      ['month', 'net_variance'],
      [
        ['2024-10', -100],
        ['2024-11', '‡'],
        ['2024-12', -350],
      ],
    );
    const answer = told(ranking([['Aetna', -450, 90, 4500, -10, 90]]), trend);
    expect(answer.text).toContain(
      'In Oct 2024 payments were $100 below charges, in Dec 2024 $350 below charges: worse by $250.',
    );
    expect(answer.readAs).toContain('; then Payments trend of net variance by month');
  });
});

describe('receivables', () => {
  const rows = [
    ['0-30', 100, 5000, 9000, 3],
    ['90+', 40, 2500, 6000, 8],
    ['All', 140, 7500, 15000, 4.4],
  ];
  const columns = ['age_bucket', 'open_claims', 'open_balance', 'peak_outstanding', 'priority_score_avg'];

  it('leads with the open balance and says how old it is', () => {
    const answer = told(resultOf('receivables_summary', {}, columns, rows));
    expect(answer.headline).toBe(
      'All receivables as of December 31, 2025: $7.5K open on 140 claims; age 90+ days holds 33.3% of the balance',
    );
    expect(answer.text).toContain('Age 90+ days holds $2.5K on 40 claims.');
  });

  it('says when it rests on peak outstanding', () => {
    const results = [resultOf('receivables_summary', {}, columns, rows)];
    const manifest = { ...smallManifest, receivablesAmount: 'peak_outstanding' as const };
    const { caveats, headline } = composeResults(
      [{ template: 'receivables_summary', params: {} }],
      results,
      manifest,
    );
    expect(headline).toContain('{{t0[#2].peak_outstanding}} at peak');
    expect(caveats[0]).toContain('peak outstanding');
  });
});
