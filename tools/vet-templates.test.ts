import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openSqlParser, type SqlParser } from '../integrations/warehouse/duckdb/parse-sql.ts';
import type { TemplateDefinition } from '../sql/templates/define-template.ts';
import { templateNamed, templates, templatesOn } from '../sql/templates/index.ts';
import { openSmallRelease } from '../sql/templates/testing/small-release.ts';
import { enumerateStatements, sampleParams } from './enumerate-statements.ts';
import { createSnowflakeInspector } from './inspect-snowflake.ts';
import { createTemplateRunner } from './run-template.ts';
import { vetTemplates } from './vet-templates.ts';

let parser: SqlParser;
beforeAll(async () => {
  parser = await openSqlParser();
});
afterAll(() => parser.close());
const parseDuckDb = (sql: string) => parser.parse(sql);

/** A listed template with something changed, as a careless edit would. */
const edited = (name: string, change: Partial<TemplateDefinition>): TemplateDefinition => ({
  ...templateNamed(name)!,
  ...change,
});
const problemsOf = async (template: TemplateDefinition) =>
  (await vetTemplates({ parseDuckDb, templates: [template] })).problems.map(({ problem }) => problem);

describe('vet', () => {
  test('every statement the agent can send is enumerated and passes', async () => {
    const report = await vetTemplates({ parseDuckDb });
    expect(report.problems).toEqual([]);
    // One per combination of slot options: grains × metrics × splits, metrics × orders.
    expect(report.byTemplate).toMatchObject({
      payments_trend: 3 * 16 * 2,
      payer_ranking: 16 * 2,
      period_comparison: 22 * 2,
      underpayment_rate: 2 * 2,
      settlement_days: 2,
      encounter_class_performance: 8 * 2,
      organization_performance: 8 * 2,
      payer_share: 15 * 2,
      group_share: 2 * 5 * 2,
      group_trend: 2 * 8 * 2,
      group_comparison: 8 * 2,
      coverage_rate_by_payer: 2,
      coverage_ranking: 6 * 2,
      coverage_trend: 3 * 6 * 2,
      payer_patient_split: 2,
      top_medications: 6 * 2,
      payer_medication_review: 7 * 2,
      medication_trend: 2 * 6 * 2,
      medication_share: 5 * 2,
      hotspots: 3 * 4 * 2,
      receivables_share: 3 * 3 * 2,
      provider_ranking: 5 * 2,
      provider_signals: 3 * 2,
      specialty_signals: 4 * 2,
      submission_scorecard: 4 * 10 * 2,
      status_mix: 4,
      rejections_to_work: 3,
      submission_trend: 3 * 17 * 5,
      submission_comparison: 17 * 5,
      submission_amounts: 3 * 6 * 2,
      submission_providers: 6 * 2,
      later_decisions: 2,
      reimbursement_trend: 3 * 10 * 2,
      reimbursement_comparison: 10 * 2,
      reimbursement_by_group: 3 * 6 * 2,
      reimbursement_group_trend: 2 * 2 * 6,
      reimbursement_group_comparison: 2 * 6,
      chronic_condition_mix: 2,
      chronic_condition_trend: 2,
      provider_costs: 7 * 2,
      reimbursed_provider_signals: 5 * 2,
    });
    const slotted = templates.filter(({ slots }) => Object.keys(slots).length > 0);
    expect(slotted).toHaveLength(41);
    expect(report.statements).toBe(486 + 477 + 180 + (templates.length - slotted.length));
  });

  test('and every one of them runs on a release', async () => {
    const release = await openSmallRelease();
    const run = createTemplateRunner({ store: release });
    const statements = templatesOn(release.manifest.families).flatMap(enumerateStatements);
    for (const { template, choices } of statements) {
      const params = sampleParams(template, choices);
      // Providers are published by whole years only; a year is made of months and quarters too.
      if (params['period'] !== undefined) params['period'] = { from: '2025-01', to: '2025-12' };
      const { table } = await run(template.name, params);
      expect(table.rows.length, template.name).toBeGreaterThan(0);
    }
    expect(new Set(release.sent)).toEqual(new Set(statements.map(({ sql }) => sql)));
    await release.close();
  });

  test.each<[string, TemplateDefinition, string]>([
    [
      'a table that is not declared',
      edited('payer_scorecard', { tables: ['claims_by_provider'] }),
      'table claims_by_payer is not declared',
    ],
    [
      'a table outside the release',
      edited('payer_scorecard', { tables: ['claims_by_payer', 'fct_claims'] }),
      'fct_claims is not a table of the release',
    ],
    [
      'a parameter without a binding',
      edited('receivables_summary', { bindings: {} }),
      'parameter payers is not declared',
    ],
    [
      'a binding that nothing uses',
      edited('receivables_summary', {
        bindings: {
          payers: { kind: 'members', param: 'payers' },
          limit: { kind: 'number', param: 'limit', default: 1 },
        },
      }),
      'parameter limit is not used',
    ],
    [
      'a value without a withheld mark',
      edited('data_freshness', {
        columns: () => [
          { name: 'fact', label: 'Subject', unit: 'text' },
          { name: 'as_of', label: 'As of', unit: 'count' },
        ],
      }),
      'column as_of_withheld is not used',
    ],
    [
      'a fragment with a function of the system',
      edited('coverage_rate_by_payer', {
        slots: { order: { highest: { direction: ", getenv('HOME')" }, lowest: { direction: 'asc' } } },
      }),
      'calls getenv',
    ],
    [
      'a fragment with a second statement',
      edited('coverage_rate_by_payer', {
        slots: { order: { highest: { direction: '; select 1;' }, lowest: { direction: 'asc' } } },
      }),
      'is not one SELECT',
    ],
    [
      'parameters that let other keys through',
      edited('receivables_summary', { params: z.looseObject({}) }),
      'the parameters accept unknown keys',
    ],
    [
      'a slot that its parameter does not close',
      edited('coverage_rate_by_payer', {
        params: z.strictObject({ period: z.unknown(), order: z.string() }),
      }),
      'order accepts more than its options',
    ],
  ])('finds %s', async (_what, template, problem) => {
    expect(await problemsOf(template)).toContain(problem);
  });
});

describe('as Snowflake SQL', () => {
  test('a parameter named like a keyword does not parse', async () => {
    const inspect = await createSnowflakeInspector();
    expect(inspect('select a from t where b = :from', { columns: ['a'] })[0]).toMatch(/does not parse/);
    expect(inspect('select a from t where b = :period_from', { columns: ['a'] })).toEqual([]);
  });

  test('two statements or other columns are problems', async () => {
    const inspect = await createSnowflakeInspector();
    expect(inspect('select 1 as a; select 2 as a', { columns: ['a'] })).toEqual([
      'is not one SELECT in Snowflake SQL',
    ]);
    expect(inspect('select a as b from t', { columns: ['a'] })).toEqual([
      'has other result columns in Snowflake SQL',
    ]);
  });
});
