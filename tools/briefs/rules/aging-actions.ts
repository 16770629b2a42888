import type { BriefAction } from '../brief-content.ts';
import type { BriefScope } from '../brief-scope.ts';
import { share } from '../derive.ts';
import { ALL_AGES, amountColumn, atAge } from '../kinds/aging.ts';
import { isInsurer } from '../kinds/findings.ts';
import type { Reading } from '../read-result.ts';
import { say } from '../say.ts';

/**
 * Aging of DESIGN §4 (buckets by days since service): the insurer with most beyond ninety days is worked first, then
 * the one with most about to get there.
 */
export function agingActions(aging: Reading | undefined, scope: BriefScope): BriefAction[] {
  const column = amountColumn(scope);
  const mostAt = (age: string) =>
    aging
      ?.ranked(column, 'highest')
      .filter((row) => row.word('age_bucket') === age && isInsurer(row) && !/^All( [a-z]+)?$/.test(row.name))
      .find((row) => row.figure(column).value! > 0);
  const old = mostAt('90+');
  const soon = mostAt('61-90');
  const all = old && atAge(aging, old.name, ALL_AGES)?.figure(column);
  const drafts = [
    old && {
      text: say`Work the balances of ${old} older than ${{ name: '90' }} days`,
      because:
        all &&
        say`Oldest bucket: ${share(old.figure(column), all)} of what it owes, on ${old.figure('open_claims')} claims.`,
      size: old.figure(column).text,
    },
    soon && {
      text: say`Follow up with ${soon} before more turns ${{ name: '90' }} days old`,
      because: say`Age ${{ name: '61–90' }} days: ${soon.figure('open_claims')} claims.`,
      size: soon.figure(column).text,
    },
  ];
  return drafts.flatMap((draft) => {
    const text = draft?.text;
    return draft && text ? [{ text, because: draft.because ?? '', size: draft.size }] : [];
  });
}
