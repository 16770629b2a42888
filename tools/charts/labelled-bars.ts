import { type BarMarks, barMarks } from './bar-marks.ts';
import type { ChartRequest } from './chart-request.ts';
import { labelsIn } from './chart-table.ts';
import { seriesOf } from './series.ts';

/** Whether a series column says something of each category, such as its rating, rather than dividing it. */
export function isLabelled({ view, category, series }: ChartRequest): boolean {
  return category !== null && series !== null && labelsIn(view, category).length === view.rows.length;
}

/** One bar per category in the colour of what is said of it; a legend tells the colours. */
export function labelledBars(request: ChartRequest): BarMarks {
  const { view, category, series } = request;
  const [measure = ''] = request.values;
  const plain = barMarks({ ...request, series: null, values: [measure] }, null);
  const tones = seriesOf(request).filter(({ label }) => label !== '');
  const keys = category === null ? [] : labelsIn(view, category);
  const bars = plain.bars.map((bar) => {
    const row = view.rows.find((candidate) => view.key(candidate, category!) === keys[bar.at])!;
    const said = view.label(row, series!);
    return { ...bar, color: tones.find(({ label }) => label === said)?.tone.fill ?? bar.color };
  });
  return {
    ...plain,
    bars,
    series: tones.map(({ label, tone }) => ({ label, color: tone.fill })),
  };
}
