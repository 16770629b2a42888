import { monthsOfKey } from '../../../tools/period-keys.ts';
import type { AttackedFact, AttackedRelease, AttackedTable } from '../attack-input.ts';

/** Claims of one combination of members in one month (or, for as-of facts, at the date). */
export interface Leaf {
  readonly members: Readonly<Record<string, string>>;
  readonly month?: string;
  /** Measure → value; dollars in USD. `patients` default to the claims. */
  readonly values: Readonly<Record<string, number>>;
}

export interface HandMadeFamily {
  readonly name: string;
  readonly fact: AttackedFact;
  readonly dimensions: readonly string[];
  /** Published levels; default: every subset of the dimensions. */
  readonly levels?: readonly (readonly string[])[];
  /** Period keys; `all` needs `allMonths`; none for as-of facts. */
  readonly periods: readonly string[];
  readonly measures: readonly string[];
  readonly leaves: readonly Leaf[];
  /** Which cells are withheld. */
  readonly hidden: (cell: HandMadeCell, measure: string) => boolean;
  /** True people of a cell that are not its claims. */
  readonly patients?: (cell: HandMadeCell, claims: number) => number;
  /** The two largest people's amounts; default: eleven equal ones. */
  readonly topTwo?: (cell: HandMadeCell, amount: number) => readonly [number, number];
  /** The people behind a count by person, and behind its rest; default: as many as the threshold. */
  readonly behind?: (cell: HandMadeCell) => readonly [number, number];
}

export interface HandMadeCell {
  readonly period: string;
  /** Rolled-up dimensions left out. */
  readonly members: Readonly<Record<string, string>>;
  /** Members in order of dimensions, `*` where rolled up: `A x`, `A *`, `* *`. */
  readonly name: string;
}

function subsets(dimensions: readonly string[]): string[][] {
  const sets: string[][] = [[]];
  for (const name of dimensions) sets.push(...sets.map((set) => [...set, name]));
  return sets;
}

/** A release of small tables, dense, with margins added up from leaves, and its truth. */
export function handMadeRelease(
  families: readonly HandMadeFamily[],
  changes: { readonly id?: string; readonly asOf?: string; readonly receivablesAmount?: string } = {},
): AttackedRelease {
  const built = families.map((family) => ({ family, ...tablesOf(family) }));
  const months = families.flatMap(({ leaves }) => leaves.flatMap(({ month }) => month ?? [])).sort();
  const members: Record<string, string[]> = {};
  for (const { dimensions, leaves } of families) {
    for (const dimension of dimensions) {
      const labels = leaves.map((leaf) => leaf.members[dimension]!);
      members[dimension] = [...new Set([...(members[dimension] ?? []), ...labels])].sort();
    }
  }
  return {
    manifest: {
      id: changes.id ?? '2025-12-31-00000000',
      asOf: changes.asOf ?? '2025-12-31',
      dataFrom: months[0] ?? '2025-01',
      dataThrough: months.at(-1) ?? '2025-12',
      receivablesAmount: changes.receivablesAmount ?? 'open_balance',
      families: built.map(({ family, released }) => ({
        name: family.name,
        fact: family.fact.name,
        dimensions: family.dimensions,
        measures: family.measures,
        rows: released.rows.length,
      })),
      members,
    },
    tables: Object.fromEntries(built.map(({ family, released }) => [family.name, released])),
    truth: Object.fromEntries(built.map(({ family, truth }) => [family.name, truth])),
  };
}

function tablesOf(family: HandMadeFamily): { released: AttackedTable; truth: AttackedTable } {
  const { dimensions, measures, fact, leaves } = family;
  const isAsOf = family.periods.length === 0;
  const keys = ['grain', 'period', 'month_from', 'month_to', ...dimensions];
  const isDollars = (measure: string) => fact.measures[measure]!.kind === 'dollars';
  const isByPerson = (measure: string) => {
    const definition = fact.measures[measure]!;
    return definition.kind === 'count' && definition.by_person === true;
  };
  const rows: { released: (string | number | null)[]; truth: (string | number | null)[] }[] = [];
  const combinations = [...new Map(leaves.map(({ members }) => [JSON.stringify(members), members])).values()];
  for (const period of isAsOf ? ['as-of'] : family.periods) {
    const range = monthsOfKey(period) ?? allYears(family.periods);
    for (const level of family.levels ?? subsets(dimensions)) {
      const seen = new Set<string>();
      for (const combination of combinations) {
        const members = Object.fromEntries(level.map((dimension) => [dimension, combination[dimension]!]));
        if (seen.has(JSON.stringify(members))) continue;
        seen.add(JSON.stringify(members));
        const inside = leaves.filter(
          (leaf) =>
            level.every((dimension) => leaf.members[dimension] === members[dimension]) &&
            (isAsOf || (leaf.month! >= range.from && leaf.month! <= range.to)),
        );
        const cell = { period, members, name: dimensions.map((d) => members[d] ?? '*').join(' ') };
        const sum = (measure: string) =>
          inside.reduce((total, { values }) => total + (values[measure] ?? 0), 0);
        const values = measures.map((measure) =>
          fact.measures[measure]!.kind === 'people'
            ? (family.patients?.(cell, sum(fact.base)) ?? sum(fact.base))
            : sum(measure),
        );
        const texts = [
          isAsOf ? 'all' : grainOf(period),
          period,
          isAsOf ? null : range.from,
          isAsOf ? null : range.to,
          ...dimensions.map((dimension) => members[dimension] ?? '(all)'),
        ];
        rows.push({
          released: [
            ...texts,
            ...measures.flatMap((measure, m) => (family.hidden(cell, measure) ? [null, 1] : [values[m]!, 0])),
          ],
          truth: [
            ...texts,
            ...measures.flatMap((measure, m) => {
              const amount = values[m]!;
              if (isByPerson(measure)) return [amount, ...(family.behind?.(cell) ?? [11, 11])];
              return isDollars(measure)
                ? [amount, ...(family.topTwo?.(cell, amount) ?? [amount / 11, amount / 11])]
                : [amount];
            }),
          ],
        });
      }
    }
  }
  return {
    released: {
      columns: [...keys, ...measures.flatMap((measure) => [measure, `${measure}_withheld`])],
      rows: rows.map(({ released }) => released),
    },
    truth: {
      columns: [
        ...keys,
        ...measures.flatMap((measure) => {
          if (isByPerson(measure)) return [measure, `${measure}_people`, `${measure}_rest_people`];
          return isDollars(measure) ? [measure, `${measure}_top1`, `${measure}_top2`] : [measure];
        }),
      ],
      rows: rows.map(({ truth }) => truth),
    },
  };
}

function grainOf(period: string): string {
  if (period === 'all') return 'all';
  return period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : 'month';
}

function allYears(periods: readonly string[]): { from: string; to: string } {
  const years = periods.filter((period) => period.length === 4).sort();
  return { from: `${years[0]}-01`, to: `${years.at(-1)}-12` };
}

/** A fact with the measures a test needs; `total_claims` is the base. */
export function claimsFact(
  measures: AttackedFact['measures'] = {},
  identities: AttackedFact['identities'] = [],
): AttackedFact {
  return {
    name: 'claims',
    base: 'total_claims',
    measures: { total_claims: { kind: 'count' }, ...measures },
    identities,
  };
}

/** Rows of numbers as leaves: `grid({A: {x: 40, y: 30}}, 'payer', 'class', '2025-01')`. */
export function grid(
  numbers: Readonly<Record<string, Readonly<Record<string, number>>>>,
  [rows, columns]: readonly [string, string],
  month: string,
  measure = 'total_claims',
): Leaf[] {
  return Object.entries(numbers).flatMap(([row, cells]) =>
    Object.entries(cells).map(([column, value]) => ({
      members: { [rows]: row, [columns]: column },
      month,
      values: { [measure]: value },
    })),
  );
}
