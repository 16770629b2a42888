import type { CellLattice } from './cell-lattice.ts';
import type { CellSet } from './cells.ts';
import type { FactDefinition } from './family-definition.ts';
import type { KnownWitness } from './known-witness.ts';
import type { DisclosurePolicy } from './policy.ts';
import type { Relations } from './relations.ts';

/** A measure on its way through the mask; flags are per cell. */
export interface MeasureState {
  readonly name: string;
  /** Cells at which it lives. */
  readonly carried: Uint8Array;
  readonly relations: Relations;
  /** Pairs of cells that sum years, those of the second among those of the first; none but in a chain. */
  readonly overlaps: readonly Int32Array[];
  readonly primary: Uint8Array;
  /** Primaries whose sum is itself too small to be known, see `smallSums`. */
  readonly small: readonly (readonly number[])[];
  /** Withheld by the base or another mask already, withdrawn cells included. */
  readonly forced: Uint8Array;
  /** Cells of levels of which all that is new is withheld, zeros included. */
  readonly withdrawn: Uint8Array;
  /** Of these, the cells of levels of which no release shows anything, see {@link silentCells}: their marks tell nothing. */
  readonly silent: Uint8Array;
  /** Cells decided in an earlier release, which stay as they are, and of these the shown ones; null for none. */
  readonly settled: Uint8Array | null;
  readonly shown: Uint8Array | null;
  /** True where its own mask is finished: what it shows is known, what it withholds stays withheld. */
  readonly finished: boolean;
}

/** What all systems of a fact share. */
export interface MaskContext {
  readonly fact: FactDefinition;
  readonly cells: CellSet;
  readonly lattice: CellLattice;
  readonly policy: DisclosurePolicy;
  readonly tiers: Uint8Array;
  readonly tie: (cell: number) => number;
  /** Whether earlier releases of a chain have published. */
  readonly continued: boolean;
  /** Witnesses that earlier releases of the chain rest on, and the cell of each key. */
  readonly known: readonly KnownWitness[];
  readonly cellOf: ReadonlyMap<string, number>;
  /**
   * What was found before, with other levels withdrawn: most of it holds still, and need not be sought again. Grows with every
   * attempt in a chain, where there can be many.
   */
  readonly found: KnownWitness[];
}

/** The count a measure is part of, if any. */
export function wholeOf(fact: FactDefinition, name: string): string | undefined {
  const definition = fact.measures[name]!;
  return definition.kind === 'count' ? definition.within : undefined;
}

/** The measure that counts people. */
export function peopleOf(fact: FactDefinition): string | undefined {
  return Object.keys(fact.measures).find((name) => fact.measures[name]!.kind === 'people');
}
