import { describe, expect, test } from 'vitest';
import { templatesOn } from '../sql/templates/index.ts';
import { smallBillingManifest } from '../sql/templates/testing/small-billing-release.ts';
import { smallCmsManifest } from '../sql/templates/testing/small-cms-release.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import { createPlanTools } from './plan-tools.ts';
import { createPlannerView } from './planner-view.ts';

/** Everything a planner is shown for a question on a release: rules, names and tools. */
function shown(manifest: ReleaseManifest, question: string): string {
  const tools = createPlanTools(manifest, templatesOn(manifest.families));
  const { messages, schemas } = createPlannerView(manifest, tools)(null, question);
  return [...messages.map(({ text }) => text), JSON.stringify(schemas)].join('\n');
}

describe('a planner is told of what the files of the release hold', () => {
  test('of CMS claims: claim types and beneficiaries, no payers, medications or briefs', () => {
    const text = shown(smallCmsManifest, 'Which providers cost most?');
    expect(text).toMatch(
      /`claim_types`, `states`[\s\S]*reimbursed_amount, highest first[\s\S]*Beneficiaries, rows/,
    );
    expect(text).toContain('claim_type_1: "Inpatient"');
    expect(text).not.toMatch(/payer|medications|Medicaid|"brief"|leader_0/);
  });

  test('of billing files: payers and locations, no medications, briefs of two kinds', () => {
    const text = shown(smallBillingManifest, 'Which payer rejects us most?');
    expect(text).toMatch(/`payers`, `locations`[\s\S]*rejection_rate, highest first/);
    expect(text).toContain('"enum":["payers","receivables"]');
    expect(text).not.toMatch(/net_variance|`medications`/);
  });

  test('a brief of files that have figures for none is no plan', () => {
    const tools = createPlanTools(smallCmsManifest, templatesOn(smallCmsManifest.families));
    const asked = createPlanTools(smallBillingManifest, []).toMessage({
      ...{ kind: 'brief', about: 'payers', audience: 'executive', payers: [] },
      period: { from: '2025-01', to: '2025-03' },
    });
    expect(() => tools.toPlan(asked, false)).toThrow('there is no tool brief');
  });
});
