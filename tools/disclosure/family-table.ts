import type { Grain } from '../release-manifest.ts';
import type { FamilyDefinition } from './family-definition.ts';

/**
 * One cell of a family with its true values: dense over the members of each published level, zeros included.
 * A rolled-up dimension holds `ALL`. As-of facts have grain `all` and period `as-of`.
 */
export interface FamilyRow {
  readonly grain: Grain;
  /** `2025-03`, `2025-Q1`, `2025`, `all` or `as-of`. */
  readonly period: string;
  /** In the order of the definition's dimensions. */
  readonly members: readonly string[];
  /** Measure → true value; dollars in whole cents. A missing measure withholds the cell (fail closed). */
  readonly values: Readonly<Record<string, number>>;
  /**
   * Dollars measure → absolute amounts of the two largest contributing persons, in whole cents; count by person → the people
   * it has, and those who have some of the rest.
   */
  readonly support: Readonly<Record<string, readonly [number, number]>>;
}

export interface FamilyTable {
  readonly name: string;
  readonly definition: FamilyDefinition;
  readonly rows: readonly FamilyRow[];
}

/**
 * Everything earlier releases of a chain published of one family: their rows together, with true values. Rows of
 * grain `all` carry the years they sum as their period, `2021-2025`, since each year's releases sum others.
 */
export interface PublishedFamily {
  readonly name: string;
  readonly rows: readonly FamilyRow[];
  /** Per measure, one flag per row: 1 where any earlier release showed the value. */
  readonly shown: Readonly<Record<string, Uint8Array>>;
  /** Per measure, one flag per row: 1 where it was withheld with its whole level, zeros included. */
  readonly wholly: Readonly<Record<string, Uint8Array>>;
}

/** What may not be shown: per family, per measure, one flag per row of the family table. */
export interface MaskedFamily {
  readonly name: string;
  readonly withheld: Readonly<Record<string, Uint8Array>>;
  /** Of these, 1 where the whole level is withheld, zeros included. */
  readonly wholly: Readonly<Record<string, Uint8Array>>;
}
