import type { BriefAction } from '../brief-content.ts';
import type { Reading } from '../read-result.ts';
import { say } from '../say.ts';

/**
 * Where rejected money lies is what is worked first: the pairs of payer and procedure group with most of it, as
 * `rejections_to_work` ranks them.
 */
export function rejectionActions(work: Reading | undefined, most: number): BriefAction[] {
  return (work?.ranked('rejected_amount', 'highest') ?? []).slice(0, most).flatMap((row) => {
    const group = { name: row.word('procedure_group') };
    const because = say`${row.figure('rejected_pct')} of what was claimed was rejected, on ${row.figure('total_claims')} claims`;
    return [
      {
        text: `Work rejections of ${row.name} first: ${group.name}`,
        because: because === null ? 'Most rejected money lies here.' : `${because}.`,
        size: row.figure('rejected_amount').text,
      },
    ];
  });
}
