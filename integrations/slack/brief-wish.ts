import { templateNamed } from '../../sql/templates/index.ts';
import type { Answer } from '../../tools/answer.ts';
import { normalisePeriods, type PeriodParam } from '../../tools/period-keys.ts';
import { monthText } from '../../tools/period-text.ts';

const BRIEFED = new Set(['payers', 'coverage', 'receivables']);

/**
 * The wish for a brief about an answer: its subject, period and payers in words, so that it stays about that answer
 * whatever the conversation turned to since.
 *
 * @example '/brief payers for Medicaid, from January 2025 to March 2025'
 */
export function briefWish({ tables }: Pick<Answer, 'tables'>): string {
  const [table] = tables;
  const subject = templateNamed(table?.template ?? '')?.subject ?? '';
  if (table === undefined || !BRIEFED.has(subject)) return '/brief';
  const payers = (table.params['payers'] as readonly string[] | undefined) ?? [];
  const whom = payers.length === 0 ? 'for all payers' : `for ${payers.join(' and ')}`;
  const period = table.params['period'] as PeriodParam | undefined;
  const ranges = period === undefined || subject === 'receivables' ? [] : normalisePeriods(period);
  const when = ranges.map(({ from, to }) => `from ${monthText(from)} to ${monthText(to)}`).join(' and ');
  return ['/brief', subject, whom].join(' ') + (when === '' ? '' : `, ${when}`);
}
