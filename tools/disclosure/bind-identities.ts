import type { AuditBuilder } from './audit-system.ts';
import type { FactDefinition } from './family-definition.ts';

/**
 * Adds the identities of a fact to an audit, cell by cell: a total is its parts together, and no less than those that the
 * audit holds where others (of a withdrawn level) are left out.
 *
 * @param columnOf measure → column of each cell, −1 where it has none; identities of other measures are passed over
 */
export function bindIdentities(
  builder: AuditBuilder,
  { identities }: FactDefinition,
  columnOf: ReadonlyMap<string, Int32Array>,
): void {
  for (const { total, parts } of identities) {
    const totals = columnOf.get(total);
    const others = parts.flatMap((name) => columnOf.get(name) ?? []);
    if (!totals || others.length < parts.length) continue;
    totals.forEach((whole, cell) => {
      if (whole < 0) return;
      const there = [whole];
      for (const columns of others) if (columns[cell]! >= 0) there.push(columns[cell]!);
      const signs = there.map((_, k) => (k === 0 ? 1 : -1));
      if (there.length === parts.length + 1) builder.bind(there, signs);
      else if (there.length > 1) builder.bound(there, signs);
    });
  }
}
