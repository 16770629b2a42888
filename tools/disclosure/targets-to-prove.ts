import type { AuditSystem, AuditTarget } from './audit-system.ts';
import { ColumnIndex } from './column-index.ts';

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
    if (defines >= 0 && columns.every((c) => c === defines || settled[c])) settled[defines] = 1;
  }
  const index = new ColumnIndex(n, rows);
  const seen = new Uint8Array(rows.length);
  const reached = new Uint8Array(n);
  const queue: number[] = [];
  // From all that is new to the withheld numbers it bears on, and from these to those linked to them.
  const spread = (r: number) => {
    if (seen[r]) return;
    seen[r] = 1;
    for (const c of rows[r]!.columns) {
      if (!settled[c] || !open[c] || reached[c]) continue;
      reached[c] = 1;
      queue.push(c);
    }
  };
  rows.forEach(({ columns }, r) => {
    if (columns.some((c) => !settled[c])) spread(r);
  });
  for (let c = queue.pop(); c !== undefined; c = queue.pop()) for (const r of index.rowsOf(c)) spread(r);
  return targets.filter(({ column }) => !settled[column] || reached[column]);
}
