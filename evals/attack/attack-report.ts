export type ViolationKind =
  /** The release is not what its page says: tables, columns, rows, marks. */
  | 'format'
  /** Shown cells that do not add up, or one cell with two values. */
  | 'margin'
  /** No table of numbers agrees with everything shown and known. */
  | 'inconsistent'
  /** The families do not form an acyclic set: what was bounded is not all that can be inferred. */
  | 'cyclic'
  /** A cell is shown that may not be. */
  | 'shown'
  | 'count'
  /** The rest of a rate: whole − part. */
  | 'rest'
  /** A count of 11 or more that belongs to 1 to 10 patients. */
  | 'few-patients'
  | 'patients'
  /** A small sum of withheld cells under one parent, of consecutive periods, or of months no cell stands for. */
  | 'sum'
  | 'dollars'
  | 'dominated'
  | 'total'
  /** A small count, to someone who knows the algorithm. */
  | 'aware'
  | 'aware-patients'
  /** Releases that differ by a small number. */
  | 'restatement'
  | 'snapshot';

/** What can be inferred about a number; dollars in USD. Null where an end was not found. */
export interface Interval {
  readonly from: number | null;
  readonly to: number | null;
}

/** A grain and the dimensions that are not rolled up, in code-point order. */
export interface Level {
  readonly grain: string;
  readonly dimensions: readonly string[];
}

export interface Violation {
  readonly kind: ViolationKind;
  readonly fact: string;
  readonly measure: string;
  readonly family: string;
  /** Period and members, in words. */
  readonly cell: string;
  readonly interval: Interval | null;
  /** What would have been needed, or what is wrong. */
  readonly required: string;
  /** Where the number stands that is given away: withholding the measure there, or at a coarser level, would help. */
  readonly level?: Level;
}

export interface Narrowest extends Interval {
  readonly family: string;
  readonly cell: string;
  readonly kind: ViolationKind;
}

export interface MeasureReport {
  readonly measure: string;
  /** Cells of the families that carry it (a cell that stands in several families is one). */
  readonly cells: number;
  readonly withheld: number;
  /** Withheld cells that are small or dominated themselves; null without the truth. */
  readonly primaries: number | null;
  /** Withheld to protect others, at levels that are shown at all; null without the truth. */
  readonly complements: number | null;
  /** Numbers that were attacked: primaries, rests, sums. */
  readonly targets: number;
  /** Among targets those of which neither was found: that they are as uncertain as they must be, or that they are not. */
  readonly undecided: number;
  /** Targets at levels withheld as a whole, which must only not be worked out. */
  readonly withdrawn: number;
  /** Among these: proven less uncertain than is demanded where a level is shown; and neither proven nor ruled out. */
  readonly narrow: number;
  readonly unproven: number;
  /** Among targets whose interval was found exactly. */
  readonly narrowest: Narrowest | null;
  readonly awareNarrowest: Narrowest | null;
  readonly violations: number;
}

export interface FactReport {
  readonly fact: string;
  readonly measures: readonly MeasureReport[];
}

export interface AttackReport {
  /** Ids of the attacked release and of those it was combined with. */
  readonly releases: readonly string[];
  /** False where the truth is not at hand: then only what is shown can be judged. */
  readonly judged: boolean;
  readonly facts: readonly FactReport[];
  readonly violations: readonly Violation[];
  /** What is worth knowing and no violation. */
  readonly notes: readonly string[];
}
