import type { ChartRequest } from './chart-request.ts';
import { type ChartValue, labelsIn } from './chart-table.ts';
import { drawableText } from './drawable-text.ts';
import { measureTone, payerTone, rampOf, ratingTone, type Tone, toneAt } from './palette.ts';

/** What is told apart within a category: a member of a series column, or one of several measures. */
export interface Series {
  readonly label: string;
  readonly tone: Tone;
  /** The value of a row, or null where the row belongs to another of the series. */
  value(row: number): ChartValue | null;
}

/** Series whose colours are steps of one scale. */
const STEPPED = new Set(['age_bucket']);

/** Series whose members are ratings. */
const RATED = new Set(['priority_bucket', 'risk_label']);

/** The series of a result: its series column's members in order, else its drawn measures. */
export function seriesOf({ view, series, values, manifest }: ChartRequest): Series[] {
  if (series === null) {
    return values.map((name, at) => {
      const tone = measureTone(name, at);
      return { label: view.column(name).label, tone, value: (row) => view.value(row, name) };
    });
  }
  const order = manifest.members[series] ?? [];
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const keys = labelsIn(view, series).sort((a, b) => place(a) - place(b));
  const ramp = rampOf(keys.length);
  return keys.map((key, at) => {
    const step = ramp[at]!;
    const tone =
      series === 'payer'
        ? payerTone(key, manifest)
        : RATED.has(series)
          ? (ratingTone(key) ?? toneAt(at))
          : STEPPED.has(series)
            ? { fill: step, text: step }
            : toneAt(at);
    return {
      label: drawableText(key),
      tone,
      value: (row) => (view.key(row, series) === key ? view.value(row, values[0]!) : null),
    };
  });
}
