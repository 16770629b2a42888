import { formatProse } from '../format-value.ts';
import { UNINSURED } from '../uninsured.ts';
import { type ChartRequest, firstColumn } from './chart-request.ts';
import { shownValue } from './chart-table.ts';
import { inWords } from './chart-words.ts';
import { fitText } from './text-width.ts';
import { SIZE } from './theme.ts';

/** A name in a title is cut to this many pixels: the finding matters more than the end of a name. */
const NAME_WIDTH = 260;

export const nameInTitle = (label: string): string => fitText(label, NAME_WIDTH, SIZE.title, 'semibold');

/** ` of those shown` where a withheld value could come before or after. */
export const ofThoseShown = (anyWithheld: boolean): string => (anyWithheld ? ' of those shown' : '');

/** `open claims` of `number of open claims`, after a word that counts. */
export const counted = (measure: string): string => measure.replace(/^number of /, '');

export interface Finding {
  readonly title: string;
  /** The row it is about. */
  readonly leader: number | null;
}

/** Metrics of what was paid against what was charged. */
export const isVariance = (name: string): boolean => name === 'net_variance' || name === 'variance_pct';

/** Who comes first by the first drawn column; without one who does, what is drawn. */
export function rankingFinding(request: ChartRequest): Finding {
  const { view, category } = request;
  // Of several measures the first that can be shown.
  const told = request.values.find((name) =>
    view.rows.some((row) => view.value(row, name).state === 'shown'),
  );
  const column = told === undefined ? firstColumn(request) : view.column(told);
  const measure = inWords(column);
  const by = category === null ? '' : ` by ${view.column(category).label.toLowerCase()}`;
  const plain = `${measure.charAt(0).toUpperCase()}${measure.slice(1)}${by}`;
  const rows = view.rows.map((row) => ({ row, value: view.value(row, column.name) }));
  const shown = rows.flatMap(({ row, value }) => {
    const number = shownValue(value);
    return number === null ? [] : [{ row, value: number }];
  });
  const anyWithheld = rows.some(({ value }) => value.state === 'withheld');
  if (shown.length === 0 && anyWithheld)
    return { title: `${plain}: withheld to protect patients`, leader: null };
  if (category === null || shown.length === 0) return { title: plain, leader: null };
  const negative = shown.every(({ value }) => value <= 0) && shown.some(({ value }) => value < 0);
  const asked = view.table.params['order'];
  const lowest = asked === 'lowest' || (asked === undefined && negative);
  const sorted = shown
    .map((entry) => ({ ...entry, key: view.key(entry.row, category) }))
    .sort((a, b) => (lowest ? a.value - b.value : b.value - a.value));
  // Claims nobody insures have no payer to talk to: the first insurer is what a title is about.
  const insured = sorted.filter(({ key }) => key !== UNINSURED);
  const [first, second] = insured.length > 0 ? insured : sorted;
  if (first === undefined || first.value === second?.value) return { title: plain, leader: null };
  const skipped = first !== sorted[0];
  const name = nameInTitle(view.label(first.row, category));
  const value = formatProse(first.value, column.unit);
  const among = ofThoseShown(anyWithheld);
  if (category === 'age_bucket' && column.unit !== 'percent')
    return {
      title: `Most ${counted(measure)}${among} ${column.unit === 'count' ? 'are' : 'is'} ${name} days old: ${value}`,
      leader: first.row,
    };
  const said =
    isVariance(column.name) && lowest && first.value < 0
      ? `${name} is furthest below its charges${among}: ${value}`
      : `${name} has the ${lowest ? 'lowest' : 'highest'} ${measure}${among}: ${value}`;
  return { title: skipped ? `Of the insurers, ${said}` : said, leader: first.row };
}
