import { barChart } from './bar-chart.ts';
import type { ChartRequest, DrawChart } from './chart-request.ts';
import { type ChartTable, shownValue } from './chart-table.ts';
import { inWords } from './chart-words.ts';
import { donutChart } from './donut-chart.ts';
import { counted } from './ranking-finding.ts';

const SHARE = 'share_of_total';
/** More parts than this, or thinner ones, leave a ring no room for their names. */
const MOST_PARTS = 5;
const THINNEST = 4;
/** Shares are rounded one by one. */
const ROUNDING = 0.01;

/** The column the shares are of. */
const measureOf = ({ table }: ChartTable) =>
  table.columns.find(({ name, unit }) => name !== SHARE && unit !== 'text')!;

/** Whether the rows are all of one total, each shown and with room for its name: only then a ring is true. */
function isWhole(view: ChartTable): boolean {
  const shares = view.rows.map((row) => shownValue(view.value(row, SHARE)));
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
  return (
    shares.length > 1 &&
    shares.length <= MOST_PARTS &&
    shares.every((share) => share === 0 || (share !== null && share >= THINNEST)) &&
    Math.abs(sum - 100) < ROUNDING
  );
}

/** Parts of one published total: a donut of the amounts where the rows are the whole of it, else bars of the shares. */
export const shareChart: DrawChart = (request) => {
  const measure = measureOf(request.view);
  if (isWhole(request.view)) return donutChart({ ...request, values: [measure.name] });
  const view: ChartRequest['view'] = {
    ...request.view,
    column: (name) =>
      name === SHARE
        ? { ...request.view.column(name), label: `Share of ${counted(inWords(measure))}` }
        : request.view.column(name),
  };
  return barChart({ ...request, view, values: [SHARE] });
};
