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
 * Lets the numbers that are new, and those derived from others, follow a change of older ones, so that all sums hold. Where
 * several could, it is one that is withheld, else the cheapest; whoever asks checks what comes out.
 *
 * @param mayFollow whether a column may move
 */
export function completeChange(
  { rows, open, price }: AuditSystem,
  rowsOf: (column: number) => Int32Array,
  change: Witness,
  mayFollow: (column: number) => boolean,
): Witness {
  const result = new Map(change);
  const cost = (column: number) => (open[column] ? 0 : price[column]!);
  // Nearest first: what follows from the older numbers themselves, then what follows from that. A list grows while it is walked.
  const queue = [...change.keys()].flatMap((column) => [...rowsOf(column)]);
  for (const r of queue) {
    const { columns, coefficients, slack } = rows[r]!;
    if (slack !== null) continue;
    let rest = 0;
    let best = -1;
    columns.forEach((column, k) => {
      const shift = result.get(column);
      if (shift !== undefined) rest += coefficients[k]! * shift;
      else if (mayFollow(column) && (best < 0 || cost(column) < cost(columns[best]!))) best = k;
    });
    if (rest === 0 || best < 0) continue;
    result.set(columns[best]!, -rest / coefficients[best]!);
    queue.push(...rowsOf(columns[best]!));
  }
  return result;
}
