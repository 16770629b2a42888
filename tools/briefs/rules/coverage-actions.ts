import type { BriefAction } from '../brief-content.ts';
import { atRate, points } from '../derive.ts';
import { isInsurer } from '../kinds/findings.ts';
import type { Reading } from '../read-result.ts';
import { say } from '../say.ts';

const MOST = 3;

/**
 * Coverage gaps: insurers whose coverage rate (payer coverage ÷ total cost × 100, DESIGN §4) stands below that of
 * all payers. A gap's size is what the difference in points comes to on the payer's own medication cost.
 */
export function coverageActions(split: Reading | undefined): BriefAction[] {
  const all = split?.total?.figure('coverage_rate');
  if (split === undefined || all === undefined || all.value === null) return [];
  const gaps = split.rows.filter(isInsurer).flatMap((row) => {
    const rate = row.figure('coverage_rate');
    if (rate.value === null || rate.value >= all.value!) return [];
    const gap = points(rate, all);
    const worth = atRate(row.figure('total_medication_cost'), gap);
    return worth.value === null ? [] : [{ row, rate, gap, worth }];
  });
  return gaps
    .sort((a, b) => b.worth.value! - a.worth.value!)
    .slice(0, MOST)
    .flatMap(({ row, rate, gap, worth }) => {
      const text = say`Raise the coverage gap with ${row}`;
      const because = say`It covers ${rate} of medication cost, ${gap} below all payers (${all}); sized at that gap on its cost.`;
      return text === null || because === null ? [] : [{ text, because, size: worth.text }];
    });
}
