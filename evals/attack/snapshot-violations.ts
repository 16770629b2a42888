import type { AttackPolicy } from './attack-policy.ts';
import type { Violation } from './attack-report.ts';
import { isSmallCount } from './attempt.ts';
import { describeCell, type FactCells, levelIn, valueAt } from './fact-cells.ts';

/** Snapshots so many days apart are a quarter apart: then what is older than 90 days was open at the one before. */
const QUARTER = { from: 85, to: 95 } as const;
const DAY = 86_400_000;

/**
 * What snapshots of an as-of fact tell together: a cell that changed by 1 to 10 claims or patients, and a small number
 * of claims closed in between (all that was open, less what is open and older than 90 days a quarter later).
 */
export function snapshotViolations(cells: FactCells, policy: AttackPolicy): Violation[] {
  if (!cells.isAsOf) return [];
  const dates = [...new Set(cells.cells.map(({ period }) => period.key))].sort();
  const counted = Object.keys(cells.fact.measures).filter((name) =>
    ['count', 'people'].includes(cells.fact.measures[name]!.kind),
  );
  const found: Violation[] = [];
  for (const [number, cell] of cells.cells.entries()) {
    for (const later of dates.slice(dates.indexOf(cell.period.key) + 1)) {
      const same = cells.index.get(JSON.stringify([later, ...[...cell.members].flat()]));
      const old =
        cell.members.has('age_bucket') || !isQuarterLater(cell.period.key, later) ? undefined : aged(later);
      for (const [other, what] of [
        [same, 'the cell changed'],
        [old, 'what was closed in between'],
      ] as const) {
        if (other === undefined) continue;
        for (const measure of counted) {
          const difference = valueAt(cells.shown, measure, number) - valueAt(cells.shown, measure, other);
          if (!isSmallCount(Math.abs(difference), policy)) continue;
          const size = Math.abs(difference);
          found.push({
            kind: 'snapshot',
            fact: cells.fact.name,
            measure,
            family: cell.family,
            cell: `${describeCell(cell)}, and ${later}`,
            interval: { from: size, to: size },
            level: levelIn(cells.cells[other]!),
            required: `snapshots must not differ by 1 to 10: ${what}`,
          });
        }
      }
    }
    function aged(later: string): number | undefined {
      const members = [...cell.members, ['age_bucket', '90+'] as const].sort((a, b) =>
        a[0] < b[0] ? -1 : 1,
      );
      return cells.index.get(JSON.stringify([later, ...members.flat()]));
    }
  }
  return found;
}

function isQuarterLater(first: string, later: string): boolean {
  const at = (key: string) => Date.parse(`${key.slice(-10)}T00:00:00Z`);
  const days = (at(later) - at(first)) / DAY;
  return days >= QUARTER.from && days <= QUARTER.to;
}
