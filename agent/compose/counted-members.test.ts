import { describe, expect, it } from 'vitest';
import { smallManifest } from '../../sql/templates/testing/small-release.ts';
import type { TemplateResult } from '../../tools/answer.ts';
import { checkText } from '../ground/check-text.ts';
import { resolveText } from '../ground/resolve-text.ts';
import { resultOf } from '../testing/result-table.ts';
import { composeResults, evidenceFor } from './compose-results.ts';

const period = { from: '2024-10', to: '2024-12' };

/** The headline of an answer that counts, grounded and resolved as the graph does. */
function headline({ table, statement }: TemplateResult): string {
  const results = [{ table, statement }];
  const call = { template: table.template, params: { ...table.params }, counts: true as const };
  const composed = composeResults([call], results, smallManifest);
  const evidence = evidenceFor(results, smallManifest);
  expect(checkText(`${composed.headline}\n${composed.text}`, evidence)).toEqual([]);
  return resolveText(composed.headline, evidence.tables);
}

const ranking = (rows: Parameters<typeof resultOf>[3], params = {}) =>
  resultOf(
    'payer_ranking',
    { period, metric: 'total_claims', order: 'highest', limit: 50, ...params },
    ['payer', 'total_claims', 'total_charges', 'variance_pct', 'payer_paid_pct'],
    rows,
  );

describe('a question for how many', () => {
  it('gets the number first, with who is counted among them that is none', () => {
    const rows = [
      ['Aetna', 900, 8000, -5, 90],
      ['Humana', 500, 4000, -7, 80],
      ['No insurance', 90, 700, -20, 0],
    ] as const;
    expect(headline(ranking(rows))).toBe(
      '3 payers with claims in October–December 2024, No insurance among them',
    );
  });

  it('counts whoever is withheld, since withheld is not nothing, and nobody of a published zero', () => {
    const rows = [
      ['Aetna', 900, 8000, -5, 90],
      ['Humana', '‡', '‡', '‡', '‡'],
      ['Anthem', 0, 0, null, null],
    ] as const;
    expect(headline(ranking(rows))).toBe('2 payers with claims in October–December 2024');
  });

  it('says of a list that may be cut that it may, and of a limit whom it is about', () => {
    const rows = [
      ['Aetna', 900, 8000, -5, 90],
      ['Humana', 500, 4000, -7, 80],
    ] as const;
    expect(headline(ranking(rows, { limit: 2 }))).toBe(
      'The first 2 payers are listed here in October–December 2024; there may be more',
    );
    expect(headline(ranking(rows, { above: 100 }))).toBe(
      '2 payers shown are within that limit in October–December 2024',
    );
  });
});
