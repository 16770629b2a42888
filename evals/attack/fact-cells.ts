import type { AttackedFact } from './attack-input.ts';
import type { Level } from './attack-report.ts';
import type { Stretch } from './time-atoms.ts';

/** How a rolled-up dimension is written. */
export const ALL = '(all)';

/** One cell of a fact, whichever families and releases it stands in. */
export interface Cell {
  readonly key: string;
  readonly grain: string;
  readonly period: Stretch;
  /** Dimension → member, rolled-up dimensions left out, in code-point order of dimensions. */
  readonly members: ReadonlyMap<string, string>;
  /** The family it was first read from. */
  readonly family: string;
}

/** What the releases say of one fact, and the truth where it is at hand. Dollars in whole cents. */
export interface FactCells {
  readonly fact: AttackedFact;
  readonly isAsOf: boolean;
  readonly cells: Cell[];
  readonly index: Map<string, number>;
  /** Measure → value per cell; NaN where no family shows it. */
  readonly shown: Map<string, number[]>;
  /** Measure → number of the release that showed the cell first. */
  readonly origin: Map<string, number[]>;
  /** Measure → 1 where a family marks the cell as withheld at a level and grain that is shown elsewhere. */
  readonly living: Map<string, number[]>;
  readonly truth: Map<string, number[]>;
  readonly families: FamilyCells[];
}

export interface FamilyCells {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
  /** Cells by number. */
  readonly cells: number[];
  /** Measure → levels and grains (as {@link levelOf} writes them) of which a cell is shown. */
  readonly living: Map<string, Set<string>>;
}

/** A cell's grain and rolled-out dimensions as text. */
export function levelOf({ grain, members }: Pick<Cell, 'grain' | 'members'>): string {
  return `${grain} ${[...members.keys()].join()}`;
}
/** Whole cents of an amount, or the number itself. */
export function exact(fact: AttackedFact, measure: string, value: number): number {
  return fact.measures[measure]?.kind === 'dollars' ? Math.round(value * 100) : value;
}
/** The same as a report tells it. */
export function levelIn({ grain, members }: Pick<Cell, 'grain' | 'members'>): Level {
  return { grain, dimensions: [...members.keys()] };
}
/** Cell text for people. */
export function describeCell({ period, members }: Pick<Cell, 'period' | 'members'>): string {
  const parts = [...members].map(([dimension, member]) => `${dimension} = ${member}`);
  return [period.key, ...parts].join(', ');
}
/** The values of a measure per cell, created when first asked for; a value never set reads as undefined. */
export function columnOf(map: Map<string, number[]>, measure: string): number[] {
  const found = map.get(measure);
  if (found) return found;
  const values: number[] = [];
  map.set(measure, values);
  return values;
}
/** A value of a cell, NaN where there is none. */
export function valueAt(map: ReadonlyMap<string, readonly number[]>, measure: string, cell: number): number {
  return map.get(measure)?.[cell] ?? Number.NaN;
}

/** Whether a withheld number stands at a level that is withheld as a whole: its mark tells nothing. */
export function isWithdrawn({ living }: FactCells, measure: string, cell: number): boolean {
  return valueAt(living, measure, cell) !== 1;
}
