/** Numbers drawn in a fixed order from a seed: the same file on every machine. */
export interface BillingDraws {
  /** A whole number from 0 up to, not including, `below`. */
  upTo(below: number): number;
  /** One of a list. */
  oneOf<T>(list: readonly T[]): T;
}

/** Mulberry32: 32 bits of state, good enough for invented claims. */
export function createBillingDraws(seed: number): BillingDraws {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (below: number): number => Math.floor(next() * below);
  return { upTo, oneOf: (list) => list[upTo(list.length)]! };
}
