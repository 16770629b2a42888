import { afterAll, beforeAll, expect, test } from 'vitest';
import { enumerateStatements, sampleParams } from '../../tools/enumerate-statements.ts';
import { createTemplateRunner, type RunTemplate } from '../../tools/run-template.ts';
import { templatesOn } from './index.ts';
import { openSmallRelease, type SmallRelease, smallManifest } from './testing/small-release.ts';

// An audience that may be told of some members only is told nothing that depends on the others: what a template
// does not declare must be the same whatever the others' numbers are.

const FILTERS = { payers: ['payer', 'Aetna'], organizations: ['organization', 'General Hospital'] } as const;
type Filter = keyof typeof FILTERS;

const releases: SmallRelease[] = [];
const runners = new Map<Filter | 'itself', RunTemplate>();

/** The small release with other numbers, and other rates, wherever it is not about the one member. */
async function withOthersChanged(filter: Filter): Promise<SmallRelease> {
  const [column, member] = FILTERS[filter];
  return openSmallRelease(async (connection) => {
    const numbers = await connection.runAndReadAll(
      `select table_name, list(column_name) as names from duckdb_columns()
       where data_type in ('BIGINT', 'DECIMAL(18,2)') and table_name in
         (select table_name from duckdb_columns() where column_name = '${column}')
       group by all`,
    );
    for (const { table_name, names } of numbers.getRowObjectsJson()) {
      const sets = (names as string[]).map((name) => `${name} = 3 * ${name} + 700`);
      await connection.run(`update ${table_name} set ${sets.join(', ')} where ${column} <> '${member}'`);
    }
  });
}

beforeAll(async () => {
  const open = async (name: Filter | 'itself', release: SmallRelease) => {
    releases.push(release);
    runners.set(name, createTemplateRunner({ store: release }));
  };
  await open('itself', await openSmallRelease());
  for (const filter of Object.keys(FILTERS) as Filter[]) await open(filter, await withOthersChanged(filter));
});
afterAll(() => Promise.all(releases.map((release) => release.close())));

const filtered = templatesOn(smallManifest.families).flatMap((template) =>
  (Object.keys(FILTERS) as Filter[])
    .filter((filter) => Object.values(template.bindings).some((one) => one.param === filter))
    .map((filter) => [template.name, filter, template] as const),
);

test.each(filtered)(
  '%s by chosen %s tells of the others only where it says so',
  async (_, filter, template) => {
    const ask = async (run: RunTemplate, choices: Readonly<Record<string, string>>) => {
      const params = { ...sampleParams(template, choices), [filter]: [FILTERS[filter][1]] };
      const { table } = await run(template.name, params);
      return JSON.stringify([table.rows, table.withheld]);
    };
    let tells = false;
    for (const { choices } of enumerateStatements(template)) {
      const own = await ask(runners.get('itself')!, choices).catch(() => null);
      if (own !== null && own !== (await ask(runners.get(filter)!, choices))) tells = true;
    }
    expect(tells).toBe(template.heldAgainstAll?.includes(filter) ?? false);
  },
);
