import type { AuditRow, AuditSystem } from './audit-system.ts';
import type { ColumnIndex } from './column-index.ts';

/** A change of withheld numbers, in whole numbers: column → difference from the truth, never 0. */
export type Witness = ReadonlyMap<number, number>;

/**
 * Whether a change is a witness: another table of whole numbers that agrees with everything published and with all
 * that is known beforehand. Integer arithmetic only; whoever proposed it need not be trusted.
 */
export function isWitness(system: AuditSystem, index: ColumnIndex, change: Witness): boolean {
  const { truth, lower, upper, open, rows } = system;
  const seen = new Set<number>();
  for (const [column, shift] of change) {
    const value = truth[column]! + shift;
    if (!open[column] || !Number.isSafeInteger(value)) return false;
    if (value < lower[column]! || value > upper[column]!) return false;
    for (const r of index.rowsOf(column)) {
      if (seen.has(r)) continue;
      seen.add(r);
      const { columns, coefficients, slack } = rows[r]!;
      let sum = 0;
      for (let k = 0; k < columns.length; k++) sum += coefficients[k]! * (change.get(columns[k]!) ?? 0);
      if (slack === null ? sum !== 0 : sum < -slack) return false;
    }
  }
  return true;
}

/**
 * The parts of a proposed change that stand on their own: columns linked by equations. A part that is no witness
 * does not spoil the others, and small parts leave more complements free to be published again.
 */
export function independentParts(system: AuditSystem, index: ColumnIndex, change: Witness): Witness[] {
  const left = new Set(change.keys());
  const parts: Witness[] = [];
  for (const start of change.keys()) {
    if (!left.delete(start)) continue;
    const part = new Map<number, number>([[start, change.get(start)!]]);
    const seen = new Set<number>();
    // A map grows while it is walked.
    for (const column of part.keys()) {
      for (const r of index.rowsOf(column)) {
        if (seen.has(r)) continue;
        seen.add(r);
        if (system.rows[r]!.slack !== null && slackAlone(system.rows[r]!, change)) continue;
        const { columns } = system.rows[r]!;
        for (let k = 0; k < columns.length; k++) {
          if (left.delete(columns[k]!)) part.set(columns[k]!, change.get(columns[k]!)!);
        }
      }
    }
    parts.push(part);
  }
  return parts;
}

/** Whether an inequality holds whichever of its columns move: then it links none of them. */
function slackAlone({ columns, coefficients, slack }: AuditRow, change: Witness): boolean {
  let down = 0;
  for (let k = 0; k < columns.length; k++) {
    down += Math.min(0, coefficients[k]! * (change.get(columns[k]!) ?? 0));
  }
  return down >= -slack!;
}
