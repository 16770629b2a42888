import type { ResultColumn } from '../../sql/templates/define-template.ts';
import type { PeriodParam } from '../period-keys.ts';
import { periodText } from '../period-text.ts';
import type { ChartRequest } from './chart-request.ts';
import { type ChartValue, shownValue } from './chart-table.ts';
import { toldValue } from './chart-words.ts';
import { payerTone, type Tone } from './palette.ts';
import { THEME } from './theme.ts';

/** One member in two periods. */
export interface Compared {
  readonly label: string;
  readonly tone: Tone;
  readonly before: ChartValue;
  readonly after: ChartValue;
  /** After minus before, where both are shown. */
  readonly change: number | null;
}

export interface Comparison {
  readonly column: ResultColumn;
  readonly rows: readonly Compared[];
  readonly before: string;
  readonly after: string;
}

const words = (param: unknown, otherwise: string): string =>
  param === undefined ? otherwise : periodText(param as PeriodParam);

/** A result's two columns of the same measure: those its hint names, or a metric and its prior. */
export function comparisonOf({ view, values, category, manifest }: ChartRequest): Comparison {
  const metric = values[0]!.replace(/_change(_pct)?$/, '');
  const [before, after] = values.length === 2 ? [values[0]!, values[1]!] : [`${metric}_prior`, metric];
  const { params } = view.table;
  const column = view.column(after);
  return {
    column,
    before: words(params['compare'], view.column(before).label),
    after: words(params['period'], column.label),
    rows: view.rows.map((row) => {
      const [prior, current] = [view.value(row, before), view.value(row, after)];
      const [from, to] = [shownValue(prior), shownValue(current)];
      return {
        label: category === null ? column.label : view.label(row, category),
        tone:
          category === 'payer'
            ? payerTone(view.key(row, category), manifest)
            : { fill: THEME.accent, text: THEME.accent },
        before: prior,
        after: current,
        change: from === null || to === null ? null : to - from,
      };
    }),
  };
}

/** `Medicaid: 2024 $1.2M, 2025 withheld`, as alternative text tells a member in two periods. */
export function tellCompared(row: Compared, { column, before, after }: Comparison): string {
  return `${row.label}: ${before} ${toldValue(row.before, column.unit)}, ${after} ${toldValue(row.after, column.unit)}`;
}
