import type { FactDefinition, FamilyDefinition } from '../../tools/disclosure/family-definition.ts';
import type { FamilyRow } from '../../tools/disclosure/family-table.ts';
import { ALL } from '../../tools/release-manifest.ts';

/** The measures of a family in the order its definition names them. */
export function familyMeasures(family: FamilyDefinition): readonly string[] {
  return [...new Set(family.measures.flatMap((group) => group.names))];
}

/** Whether a measure is an amount of money (published as DECIMAL(18,2), handled in whole cents here). */
export function isDollars(fact: FactDefinition, measure: string): boolean {
  return fact.measures[measure]?.kind === 'dollars';
}

/** Quotes an identifier that comes from YAML, for SQL text of the builder. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** Whether a measure is published at a row's level and grain; elsewhere it is written as withheld. */
export function isDeclared(family: FamilyDefinition, measure: string, row: FamilyRow): boolean {
  const level = family.dimensions
    .filter((_, index) => row.members[index] !== ALL)
    .sort()
    .join();
  return family.measures.some(
    (group) =>
      group.names.includes(measure) &&
      (group.grains === undefined || group.grains.includes(row.grain)) &&
      (group.levels === undefined || group.levels.some((one) => [...one].sort().join() === level)),
  );
}
