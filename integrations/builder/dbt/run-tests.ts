import type { Warehouse } from '../../../tools/ports.ts';
import { buildFailed, publicReason } from './build-failed.ts';
import type { GenericTest, Project } from './project.ts';
import type { RenderedProject } from './render-project.ts';
import { type Comparison, countFailures, isBuiltIn } from './test-queries.ts';

interface Failure {
  /** For people: what was tested and how many rows break the rule; never a value. */
  readonly sentence: string;
  readonly severity: 'error' | 'warn';
  readonly details: Readonly<Record<string, unknown>>;
}

const rows = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;

/**
 * Runs the generic and singular tests of a project: one query per tested relation, then one per test that
 * needs its own.
 *
 * @param selected names of models and seeds; only tests that read nothing else run
 * @returns how many tests ran, and a sentence for each that failed with severity `warn`
 * @throws PayerscopeError BUILD_FAILED with the model, the test, the column and the number of failing rows
 */
export async function runTests(
  project: Project,
  rendered: RenderedProject,
  warehouse: Warehouse,
  selected: ReadonlySet<string>,
): Promise<{ readonly tests: number; readonly warnings: readonly string[] }> {
  const failures: Failure[] = [];
  let ran = 0;
  const covered = (refs: readonly string[]): boolean => refs.every((name) => selected.has(name));
  const count = async (sql: string, what: string): Promise<readonly number[]> => {
    try {
      const [row = {}] = await warehouse.query(sql);
      return Object.values(row).map(Number);
    } catch (cause) {
      throw buildFailed(`${what} cannot run: ${publicReason(cause)}.`, { cause });
    }
  };
  const note = (test: GenericTest, failing: number): void => {
    ran += 1;
    if (failing === 0) return;
    const model = /['"](\w+)['"]\s*\)$/.exec(test.of)?.[1] ?? test.of;
    const on = test.column === null ? '' : ` on ${test.column}`;
    failures.push({
      sentence: `${model} fails the test ${test.test}${on} (${rows(failing)})`,
      severity: test.severity,
      details: { model, test: test.test, column: test.column, failing },
    });
  };

  const countTogether = async (relation: string, tests: readonly GenericTest[], of: string) => {
    const what = `A test on ${of}`;
    const sql = (comparison: Comparison): string =>
      countFailures(relation, tests, (text) => rendered.renderText(text, what).sql, comparison);
    if (warehouse.dialect !== 'duckdb') return count(sql('exact'), what);
    const failing = await count(sql('hashed'), what);
    // Two values of one hash are no failure: looked at as they are before anything is said.
    const isDoubtful = tests.some(({ test }, index) => test === 'unique' && failing[index] !== 0);
    return isDoubtful ? count(sql('exact'), what) : failing;
  };

  for (const [of, tests] of Map.groupBy(project.genericTests, (test) => test.of)) {
    const { sql: relation, refs } = rendered.renderText(`{{ ${of} }}`, `A test on ${of}`);
    const runnable = tests
      .filter((test) =>
        covered([
          ...refs,
          ...rendered.renderText(`{{ ${test.args['to'] ?? "''"} }}`, `A test on ${of}`).refs,
        ]),
      )
      .map((test) => ({
        ...test,
        where: test.where === null ? null : rendered.renderText(test.where, `A test on ${of}`).sql,
      }));
    const together = runnable.filter(isBuiltIn);
    if (together.length > 0) {
      const failing = await countTogether(relation, together, of);
      together.forEach((test, index) => {
        note(test, failing[index] ?? 0);
      });
    }
    for (const test of runnable.filter((one) => !isBuiltIn(one))) {
      const model =
        test.where === null ? relation : `(select * from ${relation} where ${test.where}) as tested`;
      const { sql } = rendered.renderText(
        `{{ test_${test.test}(**test_arguments) }}`,
        `The test ${test.test} on ${of}`,
        {
          test_arguments: { ...test.args, model, ...(test.column !== null && { column_name: test.column }) },
        },
      );
      note(
        test,
        (
          await count(`select count(*) as n from (\n${sql}\n) as failing`, `The test ${test.test} on ${of}`)
        )[0] ?? 0,
      );
    }
  }

  for (const test of project.singularTests) {
    const { sql, refs } = rendered.renderText(test.text, `The test ${test.name}`);
    if (!covered(refs)) continue;
    const [failing = 0] = await count(
      `select count(*) as n from (\n${sql}\n) as failing`,
      `The test ${test.name}`,
    );
    ran += 1;
    if (failing === 0) continue;
    failures.push({
      sentence: `${refs.join(', ') || 'the warehouse'} fails the test ${test.name} (${rows(failing)})`,
      severity: /severity\s*=\s*['"]warn['"]/.test(test.text) ? 'warn' : 'error',
      details: { model: refs[0] ?? null, test: test.name, column: null, failing },
    });
  }

  const [first, ...others] = failures.filter((failure) => failure.severity === 'error');
  if (first) {
    const more =
      others.length === 0
        ? ''
        : `, and ${others.length} more ${others.length === 1 ? 'test fails' : 'tests fail'}`;
    throw buildFailed(`The build stops because ${first.sentence}${more}; nothing was published.`, {
      details: { ...first.details, failures: [first, ...others].map((failure) => failure.sentence) },
    });
  }
  return {
    tests: ran,
    warnings: failures.filter((failure) => failure.severity === 'warn').map((failure) => failure.sentence),
  };
}
