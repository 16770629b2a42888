import { OfflineModel } from '../agent/offline/offline-model.ts';
import { plan } from '../agent/offline/plan.ts';
import { createPlanTools } from '../agent/plan-tools.ts';
import type { Planner } from '../agent/ports.ts';
import { templates } from '../sql/templates/index.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';

/** The deterministic planner over one release's dictionary and calendar. */
export function createOfflinePlanner(manifest: ReleaseManifest, fiscalYearStart: number | null): Planner {
  const months = manifest.families.flatMap((family) => family.grains.month?.from ?? []).sort();
  const context = {
    dataFrom: manifest.dataFrom,
    dataThrough: manifest.dataThrough,
    asOf: manifest.asOf,
    fiscalYearStart,
    members: manifest.members,
    monthsFrom: months[0] ?? manifest.dataThrough,
  };
  return {
    name: 'offline',
    model: new OfflineModel({ plan, context, tools: createPlanTools(manifest, templates) }),
  };
}
