import type { Grain } from '../../release-manifest.ts';
import { ALL } from '../../release-manifest.ts';
import { grainsOf, levelsOf } from '../cells.ts';
import { densify } from '../densify.ts';
import type { FactDefinition, FamilyDefinition } from '../family-definition.ts';
import type { FamilyRow, FamilyTable, MaskedFamily } from '../family-table.ts';
import { coarsen } from '../periods.ts';

/** One row of a mart: a claim of a person. */
export interface Claim {
  readonly person: string;
  /** `YYYY-MM`, or `as-of`. */
  readonly month: string;
  readonly members: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, number>>;
}

/** `count` claims of as many different persons, each worth `amount` cents. */
export function claimsOf(
  count: number,
  members: Record<string, string>,
  {
    month = 'as-of',
    values = {},
    amount = 100,
  }: { month?: string; values?: Record<string, number>; amount?: number } = {},
): Claim[] {
  const group = JSON.stringify([members, month, values, amount]);
  return Array.from({ length: count }, (_, i) => ({
    person: `${group}${i}`,
    month,
    members,
    values: { total_claims: 1, total_charges: amount, ...values },
  }));
}

/** Claims, patients and charges; further measures as given. */
export function factOf(extra: Partial<FactDefinition> = {}): FactDefinition {
  return {
    name: 'claims',
    month: 'service_month',
    base: 'total_claims',
    identities: [],
    ...extra,
    measures: {
      total_claims: { kind: 'count', sum: '1' },
      patients: { kind: 'people' },
      total_charges: { kind: 'dollars', sum: 'charge_amount' },
      ...extra.measures,
    },
  };
}

export function definitionOf(
  dimensions: string[],
  grains: Grain[],
  measures: FamilyDefinition['measures'],
  levels?: string[][],
): FamilyDefinition {
  return {
    fact: 'claims',
    title: dimensions.join(' × '),
    dimensions,
    grains,
    measures,
    ...(levels && { levels }),
  };
}

/** Aggregates claims as a family model does, and makes the table dense. */
export function familyOf(
  name: string,
  fact: FactDefinition,
  definition: FamilyDefinition,
  claims: readonly Claim[],
  members: Record<string, string[]> = membersOf(claims),
): FamilyTable {
  const groups = new Map<string, { row: Omit<FamilyRow, 'values' | 'support'>; claims: Claim[] }>();
  for (const claim of claims) {
    for (const grain of grainsOf(definition)) {
      const period = coarsen(claim.month, grain);
      for (const level of levelsOf(definition)) {
        const labels = definition.dimensions.map((d) => (level.includes(d) ? claim.members[d]! : ALL));
        const key = JSON.stringify([grain, period, labels]);
        const group = groups.get(key) ?? { row: { grain, period, members: labels }, claims: [] };
        group.claims.push(claim);
        groups.set(key, group);
      }
    }
  }
  const rows = [...groups.values()].map((group) => ({ ...group.row, ...summarise(fact, group.claims) }));
  const months = [...new Set(claims.map((claim) => claim.month))].sort();
  const periods = Object.fromEntries(
    definition.grains.map((grain) => [grain, [...new Set(months.map((month) => coarsen(month, grain)))]]),
  );
  return { name, definition, rows: densify({ definition, fact, rows, periods, members }) };
}

export function membersOf(claims: readonly Claim[]): Record<string, string[]> {
  const sets: Record<string, Set<string>> = {};
  for (const claim of claims) {
    for (const [dimension, label] of Object.entries(claim.members)) {
      sets[dimension] = (sets[dimension] ?? new Set()).add(label);
    }
  }
  return Object.fromEntries(Object.entries(sets).map(([dimension, set]) => [dimension, [...set].sort()]));
}

function summarise(fact: FactDefinition, claims: readonly Claim[]): Pick<FamilyRow, 'values' | 'support'> {
  const values: Record<string, number> = {};
  const support: Record<string, readonly [number, number]> = {};
  for (const [name, { kind }] of Object.entries(fact.measures)) {
    values[name] =
      kind === 'people'
        ? new Set(claims.map((claim) => claim.person)).size
        : claims.reduce((sum, claim) => sum + (claim.values[name] ?? 0), 0);
    const definition = fact.measures[name]!;
    if (definition.kind === 'count' && definition.by_person) {
      const people = (with_: (claim: Claim) => boolean) =>
        new Set(claims.filter(with_).map(({ person }) => person)).size;
      const own = (claim: Claim) => claim.values[name] ?? 0;
      support[name] = [
        people((claim) => own(claim) > 0),
        people((claim) => (claim.values[definition.within!] ?? 0) > own(claim)),
      ];
    }
    if (kind !== 'dollars') continue;
    const perPerson = new Map<string, number>();
    for (const claim of claims) {
      perPerson.set(claim.person, (perPerson.get(claim.person) ?? 0) + Math.abs(claim.values[name] ?? 0));
    }
    const sorted = [...perPerson.values()].sort((a, b) => b - a);
    support[name] = [sorted[0] ?? 0, sorted[1] ?? 0];
  }
  return { values, support };
}

/** Cells of one masked measure that are withheld, as `period/member/member`, in row order. */
export function withheldCells(
  family: FamilyTable,
  masked: readonly MaskedFamily[],
  measure: string,
): string[] {
  const flags = masked.find((one) => one.name === family.name)!.withheld[measure]!;
  return family.rows.filter((_, i) => flags[i] === 1).map((row) => [row.period, ...row.members].join('/'));
}
