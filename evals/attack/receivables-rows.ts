import { monthNumber } from '../../tools/period-keys.ts';
import type { Block } from './blocks.ts';
import type { FactColumns } from './fact-columns.ts';
import { addRow, type LinearSystem } from './linear-system.ts';

/** Ages in days of the buckets of `age_bucket` (release format and metrics: from service date to the as-of date). */
const BUCKETS: readonly { readonly member: string; readonly from: number; readonly to: number }[] = [
  { member: '0-30', from: 0, to: 30 },
  { member: '31-60', from: 31, to: 60 },
  { member: '61-90', from: 61, to: 90 },
  { member: '90+', from: 91, to: Number.POSITIVE_INFINITY },
];

const DAY = 86_400_000;

/** What ties a fact of open claims to the fact they come from. */
export interface ReceivablesLink {
  readonly open: FactColumns;
  readonly openMeasure: string;
  readonly claims: FactColumns;
  /** Counts that together are exactly the claims with money open; empty where no counts are. */
  readonly exactly: readonly string[];
  /** The count of all claims. */
  readonly all: string;
  /** Period key of a snapshot → its as-of date, and the first month claims are taken from. */
  readonly snapshots: ReadonlyMap<string, { readonly asOf: string; readonly dataFrom: string }>;
}

/**
 * Ties open claims by age to claims by month. Open claims of consecutive buckets are at most the claims of the months
 * these buckets touch, and (where exact) at least those of the months wholly inside.
 *
 * @returns rows added
 */
export function addReceivables(system: LinearSystem, link: ReceivablesLink): number {
  let added = 0;
  const exact = link.exactly[0] === undefined ? [] : link.claims.blocksOf(link.exactly[0]);
  const sources = [
    ...exact.map((block) => ({ claims: block, measures: link.exactly, isExact: true })),
    ...link.claims
      .blocksOf(link.all)
      .map((block) => ({ claims: block, measures: [link.all], isExact: false })),
  ];
  for (const open of link.open.blocksOf(link.openMeasure)) {
    const firstOpen = link.open.first(open, link.openMeasure);
    if (!open.dimensions.includes('age_bucket')) continue;
    for (const { claims, measures, isExact } of finestPerDimensions(open, sources)) {
      const shared = open.dimensions.filter((dimension) => claims.dimensions.includes(dimension));
      const keys = new Map(
        open.combinations.map((combination) => {
          const members = new Map(shared.map((dimension) => [dimension, combination.get(dimension)!]));
          return [JSON.stringify([...members.values()]), members];
        }),
      );
      for (const [period, { asOf, dataFrom }] of link.snapshots) {
        const atoms = open.time.of.get(period);
        if (!atoms) continue;
        for (const members of keys.values()) {
          for (const [from, to] of bucketRuns()) {
            const buckets = BUCKETS.slice(from, to + 1);
            const columns = buckets.flatMap(({ member }) => {
              const all = new Map(
                [...members, ['age_bucket', member] as const].sort((a, b) => (a[0] < b[0] ? -1 : 1)),
              );
              return open.leavesIn(all, atoms).map((leaf) => firstOpen + leaf);
            });
            const { touched, inside, isCovered } = monthsOf(claims.time.months, asOf, dataFrom, buckets);
            const upTo = columnsOver(link.claims, measures, claims, members, touched);
            const atLeast = columnsOver(link.claims, measures, claims, members, inside);
            if (isCovered && upTo !== null) {
              addRow(
                system,
                [
                  [upTo, 1],
                  [columns, -1],
                ],
                0,
                Number.POSITIVE_INFINITY,
                'open claims within months',
              );
              added += 1;
            }
            if (isExact && inside.length > 0 && atLeast !== null) {
              addRow(
                system,
                [
                  [columns, 1],
                  [atLeast, -1],
                ],
                0,
                Number.POSITIVE_INFINITY,
                'months within open claims',
              );
              added += 1;
            }
          }
        }
      }
    }
  }
  return added;
}

/** The columns of several measures over some atoms; null where one of them is not told at this detail. */
function columnsOver(
  claims: FactColumns,
  measures: readonly string[],
  block: Block,
  members: ReadonlyMap<string, string>,
  atoms: readonly number[],
): readonly number[] | null {
  const lists = measures.flatMap((measure) =>
    block.leavesIn(members, atoms).map((leaf) => claims.columnsAt(measure, block, leaf)),
  );
  return lists.some((list) => list === null) ? null : lists.flatMap((list) => [...list!]);
}

interface Source {
  readonly claims: Block;
  readonly measures: readonly string[];
  readonly isExact: boolean;
}

/** Per set of shared dimensions the block that cuts time finest: shared margins tell the others all they can know. */
function finestPerDimensions(open: Block, sources: readonly Source[]): Source[] {
  const best = new Map<string, Source>();
  for (const source of sources) {
    const shared = open.dimensions.filter((dimension) => source.claims.dimensions.includes(dimension));
    const key = `${source.isExact} ${shared.join()}`;
    const before = best.get(key)?.claims;
    const now = source.claims;
    const finer = before === undefined ? 1 : now.time.months.length - before.time.months.length;
    if (finer > 0 || (finer === 0 && now.dimensions.length < before!.dimensions.length))
      best.set(key, source);
  }
  return [...best.values()];
}

function bucketRuns(): [number, number][] {
  return BUCKETS.flatMap((_, from) => BUCKETS.slice(from).map((__, k): [number, number] => [from, from + k]));
}

/** Atoms that services of these ages fall in, and those that hold no other. */
function monthsOf(
  atoms: readonly (readonly number[])[],
  asOf: string,
  dataFrom: string,
  buckets: typeof BUCKETS,
): { touched: number[]; inside: number[]; isCovered: boolean } {
  const end = Date.parse(`${asOf}T00:00:00Z`);
  const last = end - buckets[0]!.from * DAY;
  const oldest = buckets.at(-1)!.to;
  const start = dayOf(monthNumber(dataFrom));
  const first = Number.isFinite(oldest) ? Math.max(end - oldest * DAY, start) : start;
  const touches = (month: number) => dayOf(month) <= last && dayOf(month + 1) - DAY >= first;
  const within = (month: number) => dayOf(month) >= first && dayOf(month + 1) - DAY <= last;
  const touched = atoms.flatMap((months, atom) => (months.some(touches) ? [atom] : []));
  const inside = atoms.flatMap((months, atom) => (months.length > 0 && months.every(within) ? [atom] : []));
  const covered = new Set(atoms.flat());
  let isCovered = true;
  for (let month = monthNumber(dataFrom); dayOf(month) <= last; month++) {
    if (touches(month) && !covered.has(month)) isCovered = false;
  }
  return { touched, inside, isCovered };
}

/** First day of a month, as milliseconds. */
function dayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1);
}
