import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSmallRelease, type SmallRelease } from '../sql/templates/testing/small-release.ts';
import type { ReleaseStore, Row } from './ports.ts';
import { createTemplateRunner } from './run-template.ts';

const year = { from: '2025-01', to: '2025-12' };
let release: SmallRelease;
beforeAll(async () => {
  release = await openSmallRelease();
});
afterAll(() => release.close());

describe('a run', () => {
  test('keeps the vetted text and the bound values apart', async () => {
    const { statement } = await createTemplateRunner({ store: release })('payer_scorecard', {
      period: year,
      payers: ['Humana'],
    });
    expect(statement.sql).toContain("contains(:payers, '|' || payer || '|')");
    expect(statement.sql).not.toContain('Humana');
    expect(statement.params).toEqual({ tiles: '|2025|', payers: '|Humana|' });
  });

  test('the same question, however it is written, gives the same bytes', async () => {
    const run = createTemplateRunner({ store: release });
    const one = await run('payments_trend', {
      period: { from: '2024-01', to: '2025-12' },
      grain: 'year',
      payers: ['Aetna', 'Humana'],
    });
    const other = await run('payments_trend', {
      split: 'none',
      metric: 'total_payments',
      payers: ['Humana', 'Aetna', 'Aetna'],
      grain: 'year',
      period: [year, { from: '2024-01', to: '2024-12' }],
    });
    expect(JSON.stringify(other.statement)).toBe(JSON.stringify(one.statement));
    expect(other.table.params).toEqual(one.table.params);
    expect(one.statement.resultHash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('another result has another hash', async () => {
    const run = createTemplateRunner({ store: release });
    const hashOf = async (payer: string) =>
      (await run('payer_scorecard', { period: year, payers: [payer] })).statement.resultHash;
    expect(await hashOf('Aetna')).not.toBe(await hashOf('Humana'));
  });
});

describe('what is refused, with nothing sent', () => {
  test.each([
    ['an unknown template', 'patients', {}, 'UNKNOWN_TEMPLATE', 'payer_scorecard'],
    [
      'a member that is SQL',
      'payer_scorecard',
      { period: year, payers: ["x' OR 1=1--"] },
      'INVALID_PARAMS',
      'no payer',
    ],
    [
      'the margin as a member',
      'payer_scorecard',
      { period: year, payers: ['(all)'] },
      'INVALID_PARAMS',
      'no payer',
    ],
    [
      'several members in one',
      'payer_scorecard',
      { period: year, payers: ['Aetna|Humana'] },
      'INVALID_PARAMS',
      'no payer',
    ],
    [
      'a member of another case',
      'payer_scorecard',
      { period: year, payers: ['aetna'] },
      'INVALID_PARAMS',
      'no payer',
    ],
    ['no members at all', 'payer_scorecard', { period: year, payers: [] }, 'INVALID_PARAMS', 'payers'],
    [
      'another dimension',
      'payer_scorecard',
      { period: year, dimension: 'patient_id' },
      'INVALID_PARAMS',
      '"dimension" is not a parameter',
    ],
    [
      'a metric that is no option',
      'payer_ranking',
      { period: year, metric: 'person_id' },
      'INVALID_PARAMS',
      'metric',
    ],
    [
      'an inherited property as an option',
      'payer_ranking',
      { period: year, metric: 'constructor' },
      'INVALID_PARAMS',
      'metric',
    ],
    [
      'SQL as an order',
      'payer_ranking',
      { period: year, metric: 'payer_paid', order: 'asc; drop table x' },
      'INVALID_PARAMS',
      'order',
    ],
    [
      'SQL as a limit',
      'payer_ranking',
      { period: year, metric: 'payer_paid', limit: '1 union select 1' },
      'INVALID_PARAMS',
      'limit',
    ],
    [
      'a day',
      'payer_scorecard',
      { period: { from: '2025-01-01', to: '2025-03' } },
      'INVALID_PARAMS',
      'YYYY-MM',
    ],
    [
      'a period that runs backwards',
      'payer_scorecard',
      { period: { from: '2025-03', to: '2025-01' } },
      'INVALID_PARAMS',
      'after',
    ],
    ['a missing period', 'payer_scorecard', {}, 'INVALID_PARAMS', 'period is missing'],
    ['no params', 'payer_scorecard', null, 'INVALID_PARAMS', 'payer_scorecard'],
    [
      'months that are not published',
      'payer_scorecard',
      { period: { from: '2023-02', to: '2023-02' } },
      'PERIOD_NOT_PUBLISHED',
      'January–March 2023',
    ],
  ])('%s', async (_what, template, params, code, words) => {
    const before = release.sent.length;
    await expect(createTemplateRunner({ store: release })(template, params)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
    expect(release.sent.length).toBe(before);
  });

  test('a release of another shape', async () => {
    const store = { ...release, manifest: { ...release.manifest, families: [] } };
    await expect(createTemplateRunner({ store })('payer_scorecard', { period: year })).rejects.toMatchObject({
      code: 'RELEASE_UNAVAILABLE',
    });
  });
});

describe('a store that breaks its promise is a bug, never an answer', () => {
  const good: Row = {
    prescriptions: 40,
    prescriptions_withheld: 0,
    dispenses: 120,
    dispenses_withheld: 0,
    total_medication_cost: 1000,
    total_medication_cost_withheld: 0,
    payer_coverage: null,
    payer_coverage_withheld: 1,
    out_of_pocket: null,
    out_of_pocket_withheld: 1,
    coverage_rate: null,
    coverage_rate_withheld: 1,
  };
  const runOn = (row: Row) => {
    const store: ReleaseStore = {
      manifest: release.manifest,
      query: async () => [row],
      close: async () => {},
    };
    return createTemplateRunner({ store })('coverage_summary', { period: year });
  };

  test('as it should be', async () => {
    expect((await runOn(good)).table.withheld.map(([, column]) => column)).toEqual([
      'payer_coverage',
      'out_of_pocket',
      'coverage_rate',
    ]);
  });

  const { payer_coverage: _value, ...short } = good;
  const { payer_coverage_withheld: _mark, ...unmarked } = good;
  test.each<[string, Row]>([
    ['a value under a withheld mark', { ...good, payer_coverage: 750.5 }],
    ['a column missing', short],
    ['a mark missing', unmarked],
    ['a mark that is null', { ...good, payer_coverage_withheld: null }],
    ['a column too many', { ...good, patients: 3 }],
    ['text where a number belongs', { ...good, prescriptions: '40' }],
    ['not a number', { ...good, prescriptions: Number.NaN }],
  ])('%s', async (_what, row) => {
    await expect(runOn(row)).rejects.toThrow(/^coverage_summary: /);
    await expect(runOn(row)).rejects.not.toHaveProperty('code');
  });
});
