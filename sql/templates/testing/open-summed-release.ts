import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openDuckDbRelease } from '../../../integrations/warehouse/duckdb/duckdb-release-store.ts';
import type { FamilyInfo, Grain, ReleaseManifest } from '../../../tools/release-manifest.ts';
import type { SmallRelease } from './small-release.ts';

/** One smallest cell of a release that is worked out by hand: everything larger is a sum of these. */
export interface SmallLeaf {
  /** A member of every dimension. */
  readonly members: Readonly<Record<string, string>>;
  /** `2025-03`. */
  readonly month: string;
  /** In the order of the measures. */
  readonly values: readonly number[];
}

export interface SmallFamily {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly grains: readonly Grain[];
  /** The sets of dimensions there are rows of; without it every set. */
  readonly levels?: readonly (readonly string[])[];
}

/** Families of one fact and what they are summed from. */
export interface SmallFact {
  readonly fact: FamilyInfo['fact'];
  readonly families: readonly SmallFamily[];
  readonly measures: readonly string[];
  readonly leaves: readonly SmallLeaf[];
  /** Whether a value is withheld. */
  isHidden(
    cell: { readonly members: readonly string[]; readonly period: string; readonly grain: string },
    measure: string,
  ): boolean;
}

const ALL = '(all)';

/** The periods a month lies in, by grain. */
const periodsOf = (month: string): Readonly<Record<string, string>> => ({
  month,
  quarter: `${month.slice(0, 4)}-Q${Math.floor((Number(month.slice(5)) - 1) / 3) + 1}`,
  year: month.slice(0, 4),
  all: 'all',
});

/** Rows of one family as SQL values, margins included. */
function rowsOf(
  { measures, leaves, isHidden }: SmallFact,
  { dimensions, grains, levels }: SmallFamily,
): string[] {
  const cells = new Map<string, number[]>();
  for (const leaf of leaves) {
    const periods = periodsOf(leaf.month);
    for (const grain of grains) {
      for (let kept = 0; kept < 2 ** dimensions.length; kept += 1) {
        const level = dimensions.filter((_, d) => (kept >> d) % 2 === 1);
        if (levels && !levels.some((one) => one.join() === level.join())) continue;
        const members = dimensions.map((name) => (level.includes(name) ? leaf.members[name] : ALL));
        const key = JSON.stringify([grain, periods[grain], ...members]);
        const sums = cells.get(key) ?? measures.map(() => 0);
        leaf.values.forEach((value, at) => {
          sums[at]! += value;
        });
        cells.set(key, sums);
      }
    }
  }
  return [...cells].map(([key, sums]) => {
    const [grain = '', period = '', ...members] = JSON.parse(key) as string[];
    const values = measures.map((name, at) =>
      isHidden({ members, period, grain }, name) ? 'null, true' : `${sums[at]!.toFixed(2)}, false`,
    );
    return `(${[grain, period, ...members].map((text) => `'${text}'`).join(', ')}, ${values.join(', ')})`;
  });
}

/** What a manifest says of the families of a fact whose months are all published. */
export const familiesOf = (
  { fact, families, measures }: SmallFact,
  range: { readonly from: string; readonly to: string },
): FamilyInfo[] =>
  families.map(({ name, dimensions, grains }) => ({
    ...{ name, title: name.replaceAll('_', ' '), fact, dimensions: [...dimensions] },
    grains: Object.fromEntries(grains.map((grain) => [grain, range])),
    ...{ measures: [...measures], rows: 0, withheld: {} },
  }));

/**
 * Publishes facts as a release file and opens it as the agent would.
 *
 * @returns the store, which also remembers what it was sent and deletes the file when closed
 */
export async function openSummedRelease(
  manifest: ReleaseManifest,
  facts: readonly SmallFact[],
): Promise<SmallRelease> {
  const folder = mkdtempSync(join(tmpdir(), `${manifest.id}-`));
  const path = join(folder, 'release.duckdb');
  const instance = await DuckDBInstance.create(path, { threads: '1' });
  const connection = await instance.connect();
  const freshness: string[] = [];
  for (const fact of facts) {
    for (const family of fact.families) {
      const columns = fact.measures.flatMap((measure) => [
        `${measure} ${/_amount$|^amount_/.test(measure) ? 'decimal(18, 2)' : 'bigint'}`,
        `${measure}_withheld boolean`,
      ]);
      const keys = ['grain', 'period', ...family.dimensions].map((key) => `${key} varchar`);
      await connection.run(`create table ${family.name} (${[...keys, ...columns].join(', ')})`);
      await connection.run(`insert into ${family.name} values ${rowsOf(fact, family).join(', ')}`);
    }
    freshness.push(
      `select '${fact.fact}' as fact, 'service' as basis, '${manifest.dataFrom}' as month_from,
         '${manifest.dataThrough}' as month_to, '${manifest.asOf}' as as_of, '${manifest.dataThrough}' as data_through`,
    );
  }
  await connection.run(`create table release_freshness as ${freshness.join(' union all ')}`);
  await connection.run('create table release_manifest as select $1 as manifest', [JSON.stringify(manifest)]);
  connection.closeSync();
  instance.closeSync();
  const store = await openDuckDbRelease(path);
  const sent: string[] = [];
  return {
    manifest: store.manifest,
    sent,
    file: path,
    query(sql, params) {
      sent.push(sql);
      return store.query(sql, params);
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
