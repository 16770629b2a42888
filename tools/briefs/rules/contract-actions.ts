import type { BriefAction } from '../brief-content.ts';
import { size } from '../derive.ts';
import type { Reading } from '../read-result.ts';
import { say } from '../say.ts';

const MOST = 3;

/**
 * Contract review of DESIGN §4, as `contract_review` rates it: the weak contracts with the largest shortfall in
 * dollars, each with its recommended action. A payer whose variance is withheld has no rating and no action.
 */
export function contractActions(review: Reading | undefined): BriefAction[] {
  const weak = (review?.ranked('net_variance', 'lowest') ?? []).filter(
    (row) => row.word('risk_label') === 'Weak' && row.figure('net_variance').value! < 0,
  );
  return weak.slice(0, MOST).flatMap((row) => {
    const action = { name: row.word('contract_action').toLowerCase() };
    const text = say`${row}: ${action}`;
    const because = say`Weak contract: variance ${row.figure('variance_pct')} of charges`;
    const paid = say`; the payer itself paid ${row.figure('payer_paid_pct')}`;
    const amount = say`${size(row.figure('net_variance'))} below`;
    return text === null || because === null
      ? []
      : [{ text, because: `${because}${paid ?? ''}.`, size: amount ?? '' }];
  });
}

/** From which variance a contract is rated how, as the review was asked. */
export function contractNote(review: Reading | undefined): string[] {
  const { strong_from: strong, stable_from: stable } = review?.result.table.params ?? {};
  if (typeof strong !== 'number' || typeof stable !== 'number') return [];
  const points = (value: number): string => value.toFixed(1);
  return [
    `Contract review, in points of variance: ${points(strong)} and more Strong, ${points(stable)} and more Stable, below Weak.`,
  ];
}
