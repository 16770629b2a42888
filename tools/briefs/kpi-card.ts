import { formatProse } from '../format-value.ts';
import type { KpiCard } from './brief-content.ts';
import type { BriefScope } from './brief-scope.ts';
import type { Figure, RowReading } from './read-result.ts';

const WITHHELD = 'Withheld to protect patients';

function tone(change: number, better: Figure['better']): KpiCard['tone'] {
  if (change === 0 || better === 'neutral') return 'plain';
  return change > 0 === (better === 'higher') ? 'good' : 'bad';
}

const signedText = (value: number, text: string): string => (value > 0 ? `+${text}` : text);

/** Amounts and counts change in percent, percentages in points, days in days. */
function changeText(row: RowReading, metric: string): { text: string; change: number } | null {
  const { unit } = row.figure(metric);
  const change = row.figure(`${metric}_change`).value;
  const percent = row.figure(`${metric}_change_pct`).value;
  if (change === null) return null;
  if (unit === 'percent') {
    const text = formatProse(change, 'percent').replace(/%$/, ' points');
    return { text: signedText(change, text), change };
  }
  if (unit === 'usd' || unit === 'count')
    return percent === null ? null : { text: signedText(percent, formatProse(percent, 'percent')), change };
  return { text: signedText(change, formatProse(change, unit)), change };
}

/** A metric of the period with its change against the prior one, from a row of `period_comparison`. */
export function comparedCard(
  label: string,
  metric: string,
  row: RowReading | undefined,
  { prior, priorShort }: BriefScope,
): KpiCard {
  const figure = row?.figure(metric);
  if (row === undefined || figure === undefined || figure.value === null)
    return {
      label,
      value: figure?.text ?? '–',
      note: figure?.withheld ? WITHHELD : 'Not published',
      tone: 'plain',
    };
  const value = figure.text;
  if (prior === null) return { label, value, note: 'No prior period to compare', tone: 'plain' };
  const changed = changeText(row, metric);
  if (changed === null) {
    const hidden = row.figure(`${metric}_prior`).withheld;
    return {
      label,
      value,
      note: `${priorShort} ${hidden ? 'is withheld' : 'is not comparable'}`,
      tone: 'plain',
    };
  }
  // A change that rounds away is none.
  const still = !/[1-9]/.test(changed.text);
  return {
    label,
    value,
    note: still ? `unchanged from ${priorShort}` : `${changed.text} vs ${priorShort}`,
    tone: still ? 'plain' : tone(changed.change, figure.better),
  };
}

/** A figure with its share of a total, for what has no prior period. */
export function shareCard(
  label: string,
  figure: Figure | undefined,
  note: Figure | undefined,
  of: string,
): KpiCard {
  if (figure === undefined || figure.value === null)
    return {
      label,
      value: figure?.text ?? '–',
      note: figure?.withheld ? WITHHELD : 'Not published',
      tone: 'plain',
    };
  const text = note === undefined ? of : note.value === null ? 'Share cannot be shown' : `${note.text} ${of}`;
  return { label, value: figure.text, note: text, tone: 'plain' };
}
