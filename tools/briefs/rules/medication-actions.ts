import type { BriefAction } from '../brief-content.ts';
import { inPoints } from '../derive.ts';
import { isInsurer } from '../kinds/findings.ts';
import type { Reading } from '../read-result.ts';
import { say } from '../say.ts';

const MOST = 3;

/**
 * Coverage gaps by medication, as `payer_medication_review` works them out (coverage rate of the payer against all
 * payers for the same medication, in points): the widest first, sized by what its patients paid.
 */
export function medicationActions(gaps: Reading | undefined): BriefAction[] {
  const wide = (gaps?.ranked('coverage_gap', 'lowest') ?? []).filter(
    (row) => isInsurer(row) && row.figure('coverage_gap').value! < 0,
  );
  return wide.slice(0, MOST).flatMap((row) => {
    const drug = { name: row.word('medication') };
    const text = say`Review with ${row} its coverage of ${drug}`;
    const because = say`Covered ${row.figure('coverage_rate')}, all payers ${row.figure('peer_coverage_rate')}: a gap of ${inPoints(row.figure('coverage_gap'))}.`;
    const paid = say`${row.figure('out_of_pocket')} paid`;
    return text === null || because === null ? [] : [{ text, because, size: paid ?? '' }];
  });
}
