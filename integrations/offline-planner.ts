import { OfflineModel } from '../agent/offline/offline-model.ts';
import { plan } from '../agent/offline/plan.ts';
import { createPlanTools } from '../agent/plan-tools.ts';
import type { Planner } from '../agent/ports.ts';
import { templatesOn } from '../sql/templates/index.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import { planContextOf } from './plan-context-of.ts';

/** The deterministic planner over one release's dictionary and calendar. */
export function createOfflinePlanner(manifest: ReleaseManifest, fiscalYearStart: number | null): Planner {
  const context = planContextOf(manifest, fiscalYearStart);
  return {
    name: 'offline',
    model: new OfflineModel({
      plan,
      context,
      tools: createPlanTools(manifest, templatesOn(manifest.families)),
    }),
  };
}
