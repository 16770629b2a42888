import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plan } from '../../../agent/offline/plan.ts';
import { planContextOf } from '../../../integrations/plan-context-of.ts';
import { openSmallBillingRelease } from '../../../sql/templates/testing/small-billing-release.ts';
import { openSmallCmsRelease } from '../../../sql/templates/testing/small-cms-release.ts';
import type { SmallRelease } from '../../../sql/templates/testing/small-release.ts';
import type { ResultTable } from '../../../tools/answer.ts';
import { createTemplateRunner } from '../../../tools/run-template.ts';
import { givesAway } from '../subtract.ts';
import type { AttackedFormat, Drawn } from './attacked-format.ts';
import { attacksOn } from './index.ts';

// What releases of CMS claims and of billing files are attacked with must be questions they answer, and arithmetic whose
// parts they have: an attack that finds nothing to subtract proves nothing.
const OPEN = { cms: openSmallCmsRelease, billing: openSmallBillingRelease };

describe.each(['cms', 'billing'] as const)('attacks on a %s release', (name) => {
  let store: SmallRelease;
  let format: AttackedFormat;
  let table: Drawn['table'];
  beforeAll(async () => {
    store = await OPEN[name]();
    format = attacksOn(store.manifest);
    const run = createTemplateRunner({ store });
    const asked = new Map<string, ReturnType<Drawn['table']>>();
    const answer: Drawn['table'] = async (question) => {
      const planned = plan(question, null, planContextOf(store.manifest, null));
      if (planned.kind !== 'run') return undefined;
      const [call] = planned.calls;
      return run(call!.template, call!.params).then(
        (ran) => ran.table,
        () => undefined,
      );
    };
    table = (question) => {
      const known = asked.get(question) ?? answer(question);
      asked.set(question, known);
      return known;
    };
  });
  afterAll(() => store.close());

  const drawn = (column: string, lift = (found: ResultTable | undefined) => found): Drawn => ({
    member: store.manifest.members[format.singled.dimension]![0]!,
    // The quarter of which more was decided later.
    month: { year: 2025, month: 0 },
    column,
    table: async (question) => lift(await table(question)),
  });

  test('hide in questions that run, but one about somebody nobody knows', async () => {
    const asked = format.questions.map((question) => question('2025'));
    const ran = await Promise.all(asked.map(async (question) => (await table(question)) !== undefined));
    expect(asked.filter((_, at) => !ran[at])).toEqual([expect.stringMatching(/Kaiser|Wyoming/)]);
  });

  test('hold figures against each other that are there', async () => {
    const found = await Promise.all(
      format.recipes.map(async ({ technique, tried, equations }) => {
        const made = await Promise.all(format.columns.map((column) => equations(drawn(column))));
        const whole = made.flat().filter(({ parts }) => parts.length > 1 && !parts.includes('absent'));
        return {
          attack: `${technique}: ${tried(drawn('x'))}`,
          whole: whole.length > 0,
          gives: made.flat().map(givesAway),
        };
      }),
    );
    expect(found.filter(({ whole }) => !whole).map(({ attack }) => attack)).toEqual([]);
    expect(found.flatMap(({ gives }) => gives).filter((words) => words !== null)).toEqual([]);
  });

  test('find a figure that is the only one withheld of an equation', async () => {
    // As if the mask had withheld one cell of the table and forgotten all that it follows from.
    const holed = (found: ResultTable | undefined): ResultTable | undefined =>
      found === undefined ? undefined : { ...found, withheld: [[0, found.columns.at(-1)!.name]] };
    const given = await Promise.all(
      format.recipes.map(async ({ equations }) => {
        const columns = [...format.columns, 'pending_rate', 'pending_claims'];
        return (await Promise.all(columns.map((column) => equations(drawn(column, holed)))))
          .flat()
          .map(givesAway);
      }),
    );
    expect(given.flat().filter((words) => words !== null).length).toBeGreaterThan(0);
  });
});
