import { type AuditTarget, PRICELESS } from './audit-system.ts';
import {
  completeChange,
  type KnownWitness,
  type Places,
  recallWitnesses,
  wordWitness,
} from './known-witness.ts';
import type { Proof } from './protect.ts';
import { independentParts, isWitness, type Witness } from './witness.ts';
import type { WitnessSearch } from './witness-search.ts';

/** Older targets that are sought by linear programming before anything new is withheld for them. */
const SOUGHT = 100;

/** What earlier releases proved with, and which columns they have decided. */
export interface EarlierProof {
  readonly known: readonly KnownWitness[];
  /** What earlier attempts of this release found. */
  readonly found?: readonly KnownWitness[];
  readonly cellOf: ReadonlyMap<string, number>;
  readonly isSettled: (column: number) => boolean;
}

/**
 * Proves again what earlier releases proved, with their witnesses: what they withheld can still be what it could be then,
 * if what is new moves with it. What earlier attempts of this release found is tried as well.
 */
export function standByProof(search: WitnessSearch, places: Places, proof: EarlierProof): void {
  const { system } = search;
  const open = (column: number) => system.open[column] === 1 && !proof.isSettled(column);
  for (const change of recallWitnesses([...proof.known, ...(proof.found ?? [])], places, proof.cellOf)) {
    search.record(completeChange(system, (column) => search.index.rowsOf(column), change, open));
  }
}

/**
 * Withholds the new numbers that contradict an earlier proof where none without them is found: what was published cannot be
 * taken back, what is not can wait.
 */
export function yieldToProof(search: WitnessSearch, places: Places, proof: EarlierProof): void {
  const { system, index } = search;
  if (proof.known.length === 0) return;
  // Of levels withheld as a whole nothing is published; nothing more is withheld for their sake.
  const older = search
    .unproven()
    .filter((t) => !system.targets[t]!.withdrawn && olderPartsOf(search, t, proof).length > 0);
  for (const t of older.slice(0, SOUGHT)) if (!search.isProven(t)) search.seek(t, false);
  const left = older.filter((t) => !search.isProven(t));
  if (left.length === 0) return;
  const changes = recallWitnesses(proof.known, places, proof.cellOf);
  for (const t of left) {
    const { column } = system.targets[t]!;
    const parts = olderPartsOf(search, t, proof);
    for (const change of changes.filter((one) => parts.some((part) => one.has(part)))) {
      if (search.isProven(t)) break;
      const moved = completeChange(
        system,
        (one) => index.rowsOf(one),
        change,
        (one) => !proof.isSettled(one),
      );
      if (moved.has(column)) withholdMoved(search, t, moved);
    }
  }
}

/** The settled numbers that a target is, or is derived from; none where anything in it is new. */
function olderPartsOf({ system, index }: WitnessSearch, t: number, { isSettled }: EarlierProof): number[] {
  const { column } = system.targets[t]!;
  if (isSettled(column)) return [column];
  for (const r of index.rowsOf(column)) {
    const { columns, defines } = system.rows[r]!;
    if (defines !== column) continue;
    const parts = [...columns].filter((one) => one !== column);
    return parts.every(isSettled) ? parts : [];
  }
  return [];
}

function withholdMoved(search: WitnessSearch, t: number, change: Witness): void {
  const { system, index } = search;
  const { column } = system.targets[t]!;
  const part = independentParts(system, index, change).find((one) => one.has(column))!;
  const closed = [...part.keys()].filter((one) => !system.open[one]);
  const trial = { ...system, open: system.open.slice() };
  for (const one of closed) trial.open[one] = 1;
  if (closed.some((one) => system.price[one] === PRICELESS)) return;
  if (!isWitness(trial, index, part)) return;
  const value = system.truth[column]! + part.get(column)!;
  if (value <= search.highest[t]! && value >= search.lowest[t]!) return;
  for (const one of closed) system.withhold(one);
  search.record(part);
}

/**
 * What the next release of the chain will need: the witnesses its proof rests on, and earlier ones of numbers on which
 * nothing new bears.
 *
 * @param targets those that were not proven again
 */
export function wordProof(
  { witnesses }: Proof,
  targets: readonly AuditTarget[],
  places: Places,
  { known, cellOf }: EarlierProof,
  keys: readonly string[],
): KnownWitness[] {
  const columns = new Set(targets.map(({ column }) => column));
  const kept = known.filter((entries, k) => {
    const [change] = recallWitnesses([known[k]!], places, cellOf);
    return (
      change !== undefined && entries.length > 0 && [...change.keys()].some((column) => columns.has(column))
    );
  });
  return [
    ...kept,
    ...[...new Set(witnesses.flatMap((list) => list ?? []))].map((one) => wordWitness(one, places, keys)),
  ];
}
