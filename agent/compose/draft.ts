import { UNINSURED } from '../../tools/uninsured.ts';
import type { ResultView, RowView } from './result-view.ts';

/** A text before its references are resolved. */
export interface Draft {
  readonly headline: string;
  /** Two to four sentences; the first ones matter most. */
  readonly sentences: readonly string[];
  readonly caveats?: readonly string[];
}

/** Writes about one result in the manner of an analyst: the finding first, then size, rank and caution. */
export type Composer = (view: ResultView) => Draft;

/** `Total payments`, at the start of a sentence. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** ` in October–December 2025`, or nothing for a result without a period. */
export const inPeriod = ({ hasPeriod, period }: ResultView): string => (hasPeriod ? ` in ${period}` : '');

/** Claims nobody insures are a member among the payers, but no payer to talk to: the first insurer is named too. */
export const isUninsured = (row: RowView): boolean => row.text('payer') === UNINSURED;

/** `$1.2M below charges (−14.2%)`: a payer's net variance with its size against charges. */
export function againstCharges(row: RowView): string {
  const variance = row.value('net_variance');
  const rate = row.value('variance_pct');
  // A table of the rate alone says the same in percent.
  if (variance === null && rate !== null) {
    return rate === 0
      ? 'exactly what was charged'
      : `${row.abs('variance_pct')} ${rate < 0 ? 'below' : 'above'} charges`;
  }
  if (variance === null) return 'an amount that cannot be shown';
  if (variance === 0) return 'exactly what was charged';
  const share = rate === null ? '' : ` (${row.ref('variance_pct')})`;
  return `${row.abs('net_variance')} ${variance < 0 ? 'below' : 'above'} charges${share}`;
}

/** The draft where the column that matters has no value to show at all. */
export function nothingToShow(view: ResultView, column: string): Draft {
  const total = view.total?.value(column) ?? null;
  return {
    headline:
      total === null || view.total === null
        ? `${capitalised(view.measure(column))}${byMembers(view)}${inPeriod(view)}: withheld to protect patients`
        : `${view.total.label()}${inPeriod(view)}: ${view.measure(column)} of ${view.total.ref(column)};${byMembers(view)} it is withheld to protect patients`,
    sentences: [],
  };
}

/** ` by payer`; nothing for a result of one row that has no label. */
function byMembers(view: ResultView): string {
  const name = /\.([a-z_]+)\}\}$/.exec(view.members[0]?.label() ?? '')?.[1] ?? '';
  const unit = view.column(name)?.unit;
  return unit === 'text' || unit === 'month' ? ` by ${view.measure(name)}` : '';
}
