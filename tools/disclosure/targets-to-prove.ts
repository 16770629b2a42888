import type { AuditSystem, AuditTarget } from './audit-system.ts';
import { indexOf } from './column-index.ts';

/**
 * The targets that a release must prove itself. A number that earlier releases withheld was proven uncertain by them with
 * all that was known then. If nothing new bears on it, nor on any withheld number linked to it, what an outsider
 * knows of it has not changed, and their proof stands.
 *
 * @param isSettled whether an earlier release published the number of a column, or withheld it
 */
export function targetsToProve(system: AuditSystem, isSettled: (column: number) => boolean): AuditTarget[] {
  const { truth, open, rows, targets } = system;
  const n = truth.length;
  // A zero that is shown tells nothing: what lies within it is shown as well, what it lies in does not change by it.
  const settled = Uint8Array.from(truth, (value, c) => (isSettled(c) || (!open[c] && value === 0) ? 1 : 0));
  for (const { columns, defines } of rows) {
    if (defines >= 0 && !hasNew(columns, settled, defines)) settled[defines] = 1;
  }
  // As in the first release of a chain: all are new, whatever reaches them.
  if (targets.every(({ column }) => !settled[column])) return [...targets];
  const index = indexOf(system);
  const seen = new Uint8Array(rows.length);
  const reached = new Uint8Array(n);
  const queue: number[] = [];
  // From all that is new to the withheld numbers it bears on, and from these to those linked to them.
  const spread = (r: number) => {
    if (seen[r]) return;
    seen[r] = 1;
    const { columns } = rows[r]!;
    for (let k = 0; k < columns.length; k++) {
      const c = columns[k]!;
      if (!settled[c] || !open[c] || reached[c]) continue;
      reached[c] = 1;
      queue.push(c);
    }
  };
  rows.forEach(({ columns }, r) => {
    if (hasNew(columns, settled)) spread(r);
  });
  for (let c = queue.pop(); c !== undefined; c = queue.pop()) for (const r of index.rowsOf(c)) spread(r);
  return targets.filter(({ column }) => !settled[column] || reached[column]);
}

function hasNew(columns: Int32Array, settled: Uint8Array, but = -1): boolean {
  for (let k = 0; k < columns.length; k++) if (columns[k] !== but && !settled[columns[k]!]) return true;
  return false;
}
