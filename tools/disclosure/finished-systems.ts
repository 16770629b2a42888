import type { Escalation } from './escalate.ts';
import type { FactDefinition } from './family-definition.ts';
import type { KnownWitness } from './known-witness.ts';
import type { Masked } from './mask-counts.ts';

/** One system of dollars, masked. */
export interface MaskedAmounts {
  readonly names: readonly string[];
  /** In the order of the names, one flag per cell: 1 withheld. */
  readonly flags: readonly Uint8Array[];
  readonly targets: number;
  readonly programmes: number;
  readonly witnesses: readonly KnownWitness[];
}

/**
 * What attempts at a fact have finished so far. Where levels of one system are withdrawn and all is masked anew, systems that
 * they do not touch would come out the same: dollars depend on nothing but the counts and their own system.
 */
export interface FinishedSystems {
  counts: Masked | null;
  /** By the measures of each system, joined. */
  readonly amounts: Map<string, MaskedAmounts>;
}

/** Drops what a withdrawal touches: of counts everything, of dollars their own system. */
export function dropTouched(
  finished: FinishedSystems,
  { measures }: Pick<FactDefinition, 'measures'>,
  escalation: Escalation,
): void {
  const withdrawn = [...escalation.keys()];
  if (withdrawn.some((name) => measures[name]!.kind !== 'dollars')) {
    finished.counts = null;
    finished.amounts.clear();
  }
  for (const [key, { names }] of finished.amounts) {
    if (withdrawn.some((name) => names.includes(name))) finished.amounts.delete(key);
  }
}
