import type { Proof } from './protect.ts';

/** A withheld number that might be published after all. */
export interface Candidate {
  /** The columns that would be known with it, and those whose bounds it would narrow. */
  readonly columns: readonly number[];
  readonly publish: () => void;
}

/**
 * Publishes complements that no witness needs: where a number stands still in every witness, all of them agree with its
 * being known. Should anything follow by linear arithmetic then, such as of a withdrawn level, all stay withheld.
 *
 * @param flags what `publish` writes to; put back where it was not safe
 * @param candidates the base first
 * @param isSafe whether nothing small follows with the flags as they are
 * @returns whether nothing does with the flags as they are at last
 */
export function publishAgain(
  proofs: readonly Proof[],
  flags: ReadonlyMap<string, Uint8Array>,
  candidates: Iterable<Candidate>,
  isSafe: () => boolean,
): boolean {
  const before = [...flags].map(([name, own]) => [name, own.slice()] as const);
  const moved = new Set<number>();
  for (const { witnesses } of proofs) {
    for (const list of witnesses) {
      for (const witness of list ?? []) for (const column of witness.keys()) moved.add(column);
    }
  }
  let published = false;
  for (const { columns, publish } of candidates) {
    if (columns.some((column) => moved.has(column))) continue;
    publish();
    published = true;
  }
  if (published) {
    if (isSafe()) return true;
    for (const [name, own] of before) flags.get(name)!.set(own);
  }
  return isSafe();
}
