import type { GenericTest } from './project.ts';

/** The tests that fold into one scan of the tested relation. */
const BUILT_IN = ['unique', 'not_null', 'accepted_values', 'relationships'];

export function isBuiltIn(test: GenericTest): boolean {
  return BUILT_IN.includes(test.test);
}

const literal = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : `'${String(value).replaceAll("'", "''")}'`;

/** How `unique` compares values: as they are, or by their hashes, which are faster to count and never fewer. */
export type Comparison = 'exact' | 'hashed';

/**
 * One query that counts the failing rows of many tests on one relation, a column `t0`, `t1`, … for each. All
 * but the joins share a single scan, on either engine.
 *
 * @param resolve renders a `ref(…)` or `source(…)` expression, or a condition, to SQL
 * @param comparison `hashed`: 0 for `unique` means that no value repeats; any other number says nothing yet
 */
export function countFailures(
  relation: string,
  tests: readonly GenericTest[],
  resolve: (expression: string) => string,
  comparison: Comparison = 'exact',
): string {
  const counts = tests.map((test, index) => `${countOne(relation, test, resolve, comparison)} as t${index}`);
  return `select\n    ${counts.join(',\n    ')}\nfrom ${relation}`;
}

function countOne(
  relation: string,
  test: GenericTest,
  resolve: (expression: string) => string,
  comparison: Comparison,
): string {
  const column = test.column ?? '1';
  const where = test.where === null ? null : `(${test.where})`;
  const counted = where === null ? column : `case when ${where} then ${column} end`;
  switch (test.test) {
    case 'unique':
      return comparison === 'exact'
        ? `count(${counted}) - count(distinct ${counted})`
        : // Even nothing has a hash: it is not counted.
          `count(${counted}) - count(distinct case when ${counted} is not null then hash(${counted}) end)`;
    case 'not_null':
      return where === null
        ? `count(*) - count(${column})`
        : `count(case when ${where} and ${column} is null then 1 end)`;
    case 'accepted_values': {
      const values = (test.args['values'] as readonly unknown[]).map((value) =>
        test.args['quote'] === false ? String(value) : literal(value),
      );
      const outside = `${column} not in (${values.join(', ')})`;
      return `count(case when ${where === null ? outside : `${where} and ${outside}`} then 1 end)`;
    }
    default: {
      const parent = resolve(`{{ ${test.args['to']} }}`);
      const child = `select ${column} as child_key from ${relation} where ${where ?? 'true'}`;
      return `(select count(*) from (${child}) as child left join (select distinct ${test.args['field']} as parent_key from ${parent}) as parent on child_key = parent_key where child_key is not null and parent_key is null)`;
    }
  }
}
