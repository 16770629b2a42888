/** A published stretch of months, first and last as months since year 0; as-of periods have no months. */
export interface Stretch {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Time cut as finely as the published periods can tell apart. */
export interface TimeAtoms {
  /** The months of each atom; empty for an as-of date. */
  readonly months: readonly (readonly number[])[];
  /** Period key → its atoms. */
  readonly of: ReadonlyMap<string, readonly number[]>;
}

/**
 * Cuts time into atoms: months that stand in the same published periods are one. A quarter of which one month is
 * published has two atoms, the month and the remainder, although no cell stands for the remainder.
 */
export function timeAtoms(periods: readonly Stretch[], isAsOf: boolean): TimeAtoms {
  if (isAsOf) {
    return { months: periods.map(() => []), of: new Map(periods.map(({ key }, i) => [key, [i]])) };
  }
  const covering = new Map<number, string[]>();
  for (const { key, from, to } of periods) {
    for (let month = from; month <= to; month++) {
      const keys = covering.get(month);
      if (keys) keys.push(key);
      else covering.set(month, [key]);
    }
  }
  const bySignature = new Map<string, number[]>();
  for (const month of [...covering.keys()].sort((a, b) => a - b)) {
    const signature = covering.get(month)!.join('|');
    const months = bySignature.get(signature);
    if (months) months.push(month);
    else bySignature.set(signature, [month]);
  }
  const months = [...bySignature.values()];
  const of = new Map<string, number[]>(periods.map(({ key }) => [key, []]));
  [...bySignature.keys()].forEach((signature, atom) => {
    for (const key of signature.split('|')) of.get(key)!.push(atom);
  });
  return { months, of };
}

/**
 * The finest common coarsening of two ways to cut time: pairs of atom lists that cover the same months in both.
 * Stretches that one of the two does not cover whole are left out.
 */
export function commonStretches(a: TimeAtoms, b: TimeAtoms): [number[], number[]][] {
  const ofA = new Map(a.months.flatMap((months, atom) => months.map((month) => [month, atom] as const)));
  const ofB = new Map(b.months.flatMap((months, atom) => months.map((month) => [month, atom] as const)));
  const seen = new Set<number>();
  const found: [number[], number[]][] = [];
  for (const start of a.months.keys()) {
    if (seen.has(start)) continue;
    const [inA, inB] = [new Set([start]), new Set<number>()];
    let whole = true;
    // Sets grow while they are walked: whatever touches the stretch belongs to it.
    for (const atom of inA) {
      seen.add(atom);
      for (const month of a.months[atom]!) {
        const other = ofB.get(month);
        if (other === undefined) {
          whole = false;
          continue;
        }
        if (inB.has(other)) continue;
        inB.add(other);
        for (const shared of b.months[other]!) {
          const back = ofA.get(shared);
          if (back === undefined) whole = false;
          else inA.add(back);
        }
      }
    }
    if (whole) found.push([[...inA], [...inB]]);
  }
  return found;
}
