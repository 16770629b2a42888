import { ALL } from '../../../tools/release-manifest.ts';
import { openDuckDbRelease } from '../../warehouse/duckdb/duckdb-release-store.ts';

/** The cells of one measure, and which is the sum of which. */
export interface CellSystem {
  /** `2024-05 payer=Dorset` (or `2024-05` for everything) to the published value; null where withheld. */
  readonly cells: ReadonlyMap<string, number | null>;
  readonly sums: readonly { readonly total: string; readonly parts: readonly string[] }[];
}

interface CellRow {
  readonly period: string;
  readonly members: Readonly<Record<string, string>>;
  readonly value: number | null;
}

const keyOf = (period: string, members: Readonly<Record<string, string>>): string =>
  [
    period,
    ...Object.entries(members)
      .flatMap(([name, label]) => (label === ALL ? [] : [`${name}=${label}`]))
      .sort(),
  ].join(' ');

/** The next longer period, as the release format page says: months make quarters, quarters years, years `all`. */
function longerPeriod(period: string): string | null {
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  if (month) return `${month[1]}-Q${Math.ceil(Number(month[2]) / 3)}`;
  const quarter = /^(\d{4})-Q\d$/.exec(period);
  if (quarter) return quarter[1]!;
  return /^\d{4}$/.test(period) ? 'all' : null;
}

/** Sums of one family: over the members of each dimension, and of each period over the shorter ones in it. */
function sumsOf(rows: readonly CellRow[]): CellSystem['sums'] {
  const parts = new Map<string, string[]>();
  const add = (total: string, part: string) => parts.set(total, [...(parts.get(total) ?? []), part]);
  const keys = new Set(rows.map(({ period, members }) => keyOf(period, members)));
  for (const { period, members } of rows) {
    const key = keyOf(period, members);
    for (const dimension of Object.keys(members).filter((name) => members[name] !== ALL)) {
      const total = keyOf(period, { ...members, [dimension]: ALL });
      if (keys.has(total)) add(`${total}\u0001${dimension}`, key);
    }
    const longer = longerPeriod(period);
    if (longer !== null && keys.has(keyOf(longer, members))) add(`${keyOf(longer, members)}\u0001time`, key);
  }
  return [...parts].flatMap(([name, found]) => {
    const [total = '', way] = name.split('\u0001');
    // Months reach back less far than quarters: a quarter is a sum only of all its three.
    const isPartial = way === 'time' && /^\d{4}-Q\d/.test(total) && found.length !== 3;
    return isPartial ? [] : [{ total, parts: found }];
  });
}

/**
 * Reads one measure of a release as an outsider can, by `docs/release-format.md` alone.
 *
 * @param path of `release.duckdb`
 */
export async function readCells(path: string, measure: string): Promise<CellSystem> {
  const store = await openDuckDbRelease(path);
  try {
    const cells = new Map<string, number | null>();
    const sums: { total: string; parts: readonly string[] }[] = [];
    for (const { name, dimensions, measures } of store.manifest.families) {
      if (!measures.includes(measure)) continue;
      const found = await store.query(`select * from ${name}`, {});
      const rows = found.map((row): CellRow => {
        const members = Object.fromEntries(
          dimensions.map((dimension) => [dimension, String(row[dimension])]),
        );
        const withheld = row[`${measure}_withheld`] === 1;
        return { period: String(row['period']), members, value: withheld ? null : Number(row[measure]) };
      });
      for (const { period, members, value } of rows) {
        const key = keyOf(period, members);
        cells.set(key, value ?? cells.get(key) ?? null);
      }
      sums.push(...sumsOf(rows));
    }
    return { cells, sums };
  } finally {
    await store.close();
  }
}
