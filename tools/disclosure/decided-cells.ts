import type { CellSet } from './cells.ts';
import type { FactDefinition } from './family-definition.ts';
import type { FamilyTable, PublishedFamily } from './family-table.ts';
import { keyOf } from './with-published.ts';

/** What earlier releases of a chain decided about one measure; flags per cell. */
export interface Decided {
  /** Published before, shown or withheld: it stays as it is. */
  readonly settled: Uint8Array;
  /** Of these, shown: it cannot be taken back, and can hide nothing. */
  readonly shown: Uint8Array;
  /** Of these, withheld with its whole level, zeros included. */
  readonly wholly: Uint8Array;
}

/**
 * Reads the ledger as decisions about cells.
 *
 * @param families as `withPublished` joins them
 * @returns measure → decisions; people are in none, for they follow the base
 */
export function decidedCells(
  fact: FactDefinition,
  cells: CellSet,
  families: readonly FamilyTable[],
  published: readonly PublishedFamily[],
): ReadonlyMap<string, Decided> {
  const n = cells.keys.length;
  const decided = new Map<string, Decided>();
  for (const name of Object.keys(fact.measures)) {
    const flags = () => new Uint8Array(n);
    decided.set(name, { settled: flags(), shown: flags(), wholly: flags() });
  }
  for (const { name, rows, shown, wholly } of published) {
    const family = families.find((one) => one.name === name);
    if (!family) continue;
    const at = new Map(family.rows.map((row, i) => [keyOf(row), cells.cellOfRow.get(name)![i]!]));
    for (const [measure, flags] of Object.entries(shown)) {
      const own = decided.get(measure);
      if (!own) continue;
      rows.forEach((row, i) => {
        const cell = at.get(keyOf(row))!;
        own.settled[cell] = 1;
        if (flags[i]) own.shown[cell] = 1;
        if (wholly[measure]?.[i]) own.wholly[cell] = 1;
      });
    }
  }
  return decided;
}
