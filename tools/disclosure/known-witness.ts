import type { AuditSystem } from './audit-system.ts';
import type { Witness } from './witness.ts';

/**
 * A witness in words that outlast a release: measure, cell and the difference from the truth. Builder only: with the
 * truth beside it, it is one of the tables an outsider must hold possible.
 */
export type KnownWitness = readonly (readonly [measure: string, cell: string, shift: number])[];

/** The measures and cells of an audit's columns. */
export interface Places {
  readonly columnOf: ReadonlyMap<string, Int32Array>;
  readonly places: readonly ({ readonly measure: string; readonly cell: number } | undefined)[];
}

/**
 * Witnesses of an earlier release as changes of the columns of this one's audit; those about other measures are left out.
 *
 * @param cellOf cell of each key
 */
export function recallWitnesses(
  known: readonly KnownWitness[],
  { columnOf }: Places,
  cellOf: ReadonlyMap<string, number>,
): Witness[] {
  return known.flatMap((entries) => {
    const change = new Map<number, number>();
    for (const [measure, key, shift] of entries) {
      const column = columnOf.get(measure)?.[cellOf.get(key) ?? -1] ?? -1;
      // What is withheld with its whole level by now stands in no audit.
      if (column < 0) return [];
      change.set(column, shift);
    }
    return [change];
  });
}

/** A witness in words; what is derived from several numbers is left out. */
export function wordWitness(witness: Witness, { places }: Places, keys: readonly string[]): KnownWitness {
  return [...witness].flatMap(([column, shift]) => {
    const place = places[column];
    return place ? [[place.measure, keys[place.cell]!, shift] as const] : [];
  });
}

/**
 * Lets the numbers that are new, and those derived from others, follow a change of older ones, so that all sums hold.
 *
 * @param mayFollow whether a column may move
 */
export function completeChange(
  system: AuditSystem,
  rowsOf: (column: number) => Int32Array,
  change: Witness,
  mayFollow: (column: number) => boolean,
): Witness {
  const { rows } = system;
  const result = new Map(change);
  const queue = [...result.keys()].flatMap((column) => [...rowsOf(column)]);
  // Each row is looked at when one of its numbers has moved; each number moves once.
  for (let r = queue.pop(); r !== undefined; r = queue.pop()) {
    const { columns, coefficients, slack } = rows[r]!;
    if (slack !== null) continue;
    let rest = 0;
    const free: number[] = [];
    columns.forEach((column, k) => {
      const shift = result.get(column);
      if (shift !== undefined) rest += coefficients[k]! * shift;
      else if (mayFollow(column)) free.push(k);
    });
    const [k] = free;
    if (rest === 0 || k === undefined || free.length > 1) continue;
    result.set(columns[k]!, -rest / coefficients[k]!);
    queue.push(...rowsOf(columns[k]!));
  }
  return result;
}
