import type { PlanContext } from '../agent/offline/plan-context.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';

/** What the offline planner knows of a release: its dictionary and calendar, no value. */
export function planContextOf(manifest: ReleaseManifest, fiscalYearStart: number | null): PlanContext {
  const months = manifest.families.flatMap((family) => family.grains.month?.from ?? []).sort();
  return {
    dataFrom: manifest.dataFrom,
    dataThrough: manifest.dataThrough,
    asOf: manifest.asOf,
    fiscalYearStart,
    members: manifest.members,
    monthsFrom: months[0] ?? manifest.dataThrough,
  };
}
