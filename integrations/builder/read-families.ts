import { densify } from '../../tools/disclosure/densify.ts';
import {
  type FactDefinition,
  type FamilyDefinition,
  supportColumns,
} from '../../tools/disclosure/family-definition.ts';
import type { FamilyRow, FamilyTable } from '../../tools/disclosure/family-table.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Row, Warehouse } from '../../tools/ports.ts';
import type { Grain } from '../../tools/release-manifest.ts';
import { ALL } from '../../tools/release-manifest.ts';
import type { DataWindow } from './data-window.ts';
import { orderMembers } from './member-order.ts';
import { familyMeasures, isDollars, quoted } from './release-columns.ts';

const GRAIN_ORDER: Readonly<Record<string, number>> = { month: 0, quarter: 1, year: 2, all: 3 };

/** What a label from data may not hold: the models clean them, this is the assertion that they did. */
const UNCLEAN = /[\p{Cc}\p{Cf}|]/u;

/** One statement: keys as text, dollars in whole cents, so that every value is an exact integer here. */
function selectFamily(name: string, definition: FamilyDefinition, fact: FactDefinition): string {
  const cents = (column: string): string =>
    `cast(round(${quoted(column)} * 100) as bigint) as ${quoted(column)}`;
  const columns = familyMeasures(definition).flatMap((measure) =>
    isDollars(fact, measure)
      ? [cents(measure), cents(`${measure}_top1`), cents(`${measure}_top2`)]
      : [measure, ...supportColumns(fact, measure)].map(
          (column) => `cast(${quoted(column)} as bigint) as ${quoted(column)}`,
        ),
  );
  return `select ${['grain', 'period', ...definition.dimensions.map(quoted), ...columns].join(', ')} from families.${quoted(name)}`;
}

function toFamilyRow(row: Row, definition: FamilyDefinition, fact: FactDefinition, name: string): FamilyRow {
  const members = definition.dimensions.map((dimension) => String(row[dimension]));
  const bad = members.find((member) => UNCLEAN.test(member) || member === '');
  if (bad !== undefined) {
    throw new PayerscopeError(
      'BUILD_FAILED',
      `Family ${name} holds a label with characters that may not be published; fix the clean_label macro of the staging models.`,
    );
  }
  const values: Record<string, number> = {};
  const support: Record<string, readonly [number, number]> = {};
  for (const measure of familyMeasures(definition)) {
    const value = row[measure];
    if (typeof value === 'number') values[measure] = value;
    const [first, second] = supportColumns(fact, measure).map((column) => row[column]);
    if (typeof first === 'number') {
      support[measure] = [first, typeof second === 'number' ? second : 0];
    }
  }
  return { grain: String(row['grain']) as Grain, period: String(row['period']), members, values, support };
}

export interface FactFamilies {
  readonly fact: FactDefinition;
  readonly families: readonly FamilyTable[];
}

/**
 * Reads the unmasked families of every fact and makes them dense: each member × period of each published
 * level has a row, zeros included, in one canonical order.
 */
export async function readFamilies(
  warehouse: Warehouse,
  facts: readonly FactDefinition[],
  definitions: readonly { name: string; definition: FamilyDefinition }[],
  window: DataWindow,
): Promise<{ facts: FactFamilies[]; members: Record<string, string[]> }> {
  const result: FactFamilies[] = [];
  const everywhere: Observed[] = [];
  for (const fact of facts) {
    const observed: Observed[] = [];
    for (const { name, definition } of definitions.filter((one) => one.definition.fact === fact.name)) {
      const rows = await warehouse.query(selectFamily(name, definition, fact));
      observed.push({ name, definition, rows: rows.map((row) => toFamilyRow(row, definition, fact, name)) });
    }
    const members = membersOf(observed);
    const families = observed.map(({ name, definition, rows }) => {
      const dense = densify({ definition, fact, rows, periods: window.periods, members });
      return { name, definition, rows: canonical(dense, definition, members) };
    });
    result.push({ fact, families });
    everywhere.push(...observed);
  }
  return { facts: result, members: membersOf(everywhere) };
}

interface Observed {
  readonly name: string;
  readonly definition: FamilyDefinition;
  readonly rows: readonly FamilyRow[];
}

/** Every label of every dimension in display order. */
function membersOf(families: readonly Observed[]): Record<string, string[]> {
  const dimensions = [...new Set(families.flatMap(({ definition }) => definition.dimensions))];
  return Object.fromEntries(
    dimensions.map((dimension) => {
      const labels = families.flatMap(({ definition, rows }) => {
        const index = definition.dimensions.indexOf(dimension);
        return index < 0 ? [] : rows.map((row) => row.members[index]!).filter((label) => label !== ALL);
      });
      return [dimension, orderMembers(dimension, labels)];
    }),
  );
}

/** Row order is part of the release's bytes: grain, period, then members in display order, margins last. */
function canonical(
  rows: readonly FamilyRow[],
  definition: FamilyDefinition,
  members: Readonly<Record<string, readonly string[]>>,
): FamilyRow[] {
  const ranks = definition.dimensions.map(
    (dimension) => new Map([...(members[dimension] ?? []), ALL].map((member, index) => [member, index])),
  );
  return [...rows].sort((a, b) => {
    const byGrain = GRAIN_ORDER[a.grain]! - GRAIN_ORDER[b.grain]!;
    if (byGrain !== 0) return byGrain;
    if (a.period !== b.period) return a.period < b.period ? -1 : 1;
    for (let i = 0; i < ranks.length; i += 1) {
      const difference = ranks[i]!.get(a.members[i]!)! - ranks[i]!.get(b.members[i]!)!;
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
