import type { BriefAction } from '../brief-content.ts';
import type { BriefScope } from '../brief-scope.ts';
import { amountColumn } from '../kinds/aging.ts';
import type { Reading } from '../read-result.ts';
import { say } from '../say.ts';

/** Segments whose priority rules did not fire. */
const UNFLAGGED = 'no rule';

/**
 * Priority score of DESIGN §4: the segments with the highest average score, with which of its rules (amount,
 * transactions, age) fired, as `hotspots` says. Unflagged and empty segments ask for nothing.
 */
export function flaggedActions(
  hotspots: Reading | undefined,
  scope: BriefScope,
  most: number,
): BriefAction[] {
  const column = amountColumn(scope);
  const flagged = (hotspots?.ranked('priority_score_avg', 'highest') ?? []).filter(
    (row) => row.word('why_flagged') !== UNFLAGGED && (row.figure(column).value ?? 0) > 0,
  );
  return flagged.slice(0, most).flatMap((row) => {
    const age = { name: row.word('age_bucket').replace('-', '–') };
    const text = say`Work ${{ name: row.name.toLowerCase() }}-priority claims aged ${age} days first`;
    const because = say`Flagged: ${{ name: row.word('why_flagged') }}; average priority score ${row.figure('priority_score_avg')}`;
    const claims = say`, ${row.figure('open_claims')} claims`;
    return text === null
      ? []
      : [{ text, because: `${because ?? ''}${claims ?? ''}.`, size: row.figure(column).text }];
  });
}
