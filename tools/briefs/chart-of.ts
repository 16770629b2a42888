import type { ChartHint } from '../../sql/templates/define-template.ts';
import { buildChart } from '../charts/build-chart.ts';
import type { BriefChart } from './brief-content.ts';
import type { BriefScope } from './brief-scope.ts';
import type { Reading } from './read-result.ts';

const EMPTY = {
  unpublished: 'Not published for this period.',
  withheld:
    'Every value of this chart is withheld to protect patients. Try a longer period or a wider group.',
  nothing: 'There is too little to draw for this period.',
} as const;

/**
 * The natural chart of one result (or as `hint` has it), titled by its finding; a sentence in its place where the result is missing, too
 * short to draw, or withheld in all that is drawn.
 *
 * @param title instead of the chart's own finding
 * @param plain the title where there is no finding
 * @param column what is drawn: without one value of it there is no chart
 */
export function chartOf(
  reading: Reading | undefined,
  {
    title,
    plain,
    note,
    column,
    hint,
  }: {
    readonly title?: string | null | undefined;
    readonly plain: string;
    readonly note: string;
    readonly column: string;
    readonly hint?: ChartHint;
  },
  { manifest }: BriefScope,
): BriefChart {
  const without = (empty: string): BriefChart => ({ title: plain, note, drawn: null, empty });
  if (reading === undefined) return without(EMPTY.unpublished);
  const values = [...reading.rows.map((row) => row.figure(column))];
  if (values.length > 0 && values.every(({ withheld }) => withheld)) return without(EMPTY.withheld);
  const { table } = reading.result;
  const chart = values.some(({ value }) => value !== null)
    ? buildChart(table, { manifest, titled: false, ...(hint === undefined ? {} : { hint }) })
    : null;
  return chart === null
    ? without(EMPTY.nothing)
    : {
        title: title ?? chart.title,
        note,
        drawn: { table, ...(hint === undefined ? {} : { hint }) },
        empty: '',
      };
}
