import { densify } from '../densify.ts';
import type { FactDefinition, FamilyDefinition } from '../family-definition.ts';
import type { FamilyTable } from '../family-table.ts';
import { type Claim, familyOf, membersOf } from './claims-table.ts';

/**
 * A family of quarters, years and all years as a release publishes it at the end of a quarter: claims until then, years
 * that are over.
 *
 * @param first the quarter it begins with, `2024-Q1`
 * @param last the quarter it ends with
 */
export function tableThrough(
  { name, fact, definition }: { name: string; fact: FactDefinition; definition: FamilyDefinition },
  claims: readonly Claim[],
  [first, last]: readonly [string, string],
  members: Record<string, string[]> = membersOf(claims),
): FamilyTable {
  const quarters: string[] = [];
  for (let quarter = first; quarter <= last; quarter = following(quarter)) quarters.push(quarter);
  const years = [...new Set(quarters.map(yearOf))].filter((year) =>
    [1, 2, 3, 4].every((q) => quarters.includes(`${year}-Q${q}`)),
  );
  const known = claims.filter(({ month }) => quarters.includes(quarterOf(month)));
  const inYears = known.filter(({ month }) => years.includes(month.slice(0, 4)));
  const rows = [
    ...familyOf(name, fact, definition, known, members).rows.filter(({ grain }) => grain === 'quarter'),
    ...familyOf(name, fact, definition, inYears, members).rows.filter(({ grain }) => grain !== 'quarter'),
  ];
  const periods = { quarter: quarters, year: years, all: years.length > 0 ? ['all'] : [] };
  return { name, definition, rows: densify({ definition, fact, rows, periods, members }) };
}

const yearOf = (quarter: string): string => quarter.slice(0, 4);
const quarterOf = (month: string): string => `${yearOf(month)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

function following(quarter: string): string {
  const q = Number(quarter.slice(6));
  return q === 4 ? `${Number(yearOf(quarter)) + 1}-Q1` : `${yearOf(quarter)}-Q${q + 1}`;
}
