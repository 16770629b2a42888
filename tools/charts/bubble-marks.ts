import { UNINSURED } from '../uninsured.ts';
import type { ChartRequest } from './chart-request.ts';
import { shownValue } from './chart-table.ts';
import { toldValue } from './chart-words.ts';
import { payerTone } from './palette.ts';
import { THEME } from './theme.ts';

export interface BubbleMark {
  readonly label: string;
  readonly fill: string;
  readonly x: number;
  readonly y: number;
  /** Told by area; null where it is withheld or nothing is told by area. */
  readonly size: number | null;
  readonly sizeHidden: boolean;
  /** Claims nobody insures have no payer to talk to. */
  readonly insured: boolean;
}

export interface BubbleMarks {
  readonly shown: readonly BubbleMark[];
  /** Names of those with a withheld measure: no place in the plot could be theirs. */
  readonly hidden: readonly string[];
  /** Every member with its values in words. */
  readonly told: readonly string[];
}

/** The members of a result as bubbles: two measures by place, a third by area. */
export function bubbleMarks({ view, category, values, manifest }: ChartRequest): BubbleMarks {
  const [xName = '', yName = '', sizeName] = values;
  const members = view.rows.map((row) => {
    const key = category === null ? '' : view.key(row, category);
    const [x, y] = [view.value(row, xName), view.value(row, yName)];
    const size = sizeName === undefined ? null : view.value(row, sizeName);
    return {
      label: category === null ? '' : view.label(row, category),
      fill: category === 'payer' ? payerTone(key, manifest).fill : THEME.accent,
      x: shownValue(x),
      y: shownValue(y),
      size: size === null ? null : shownValue(size),
      sizeHidden: size?.state === 'withheld',
      insured: key !== UNINSURED,
      hidden: x.state === 'withheld' || y.state === 'withheld',
      told: [x, y, ...(size === null ? [] : [size])]
        .map((value, at) => toldValue(value, view.column(values[at]!).unit))
        .join(', '),
    };
  });
  return {
    shown: members.flatMap(({ x, y, hidden: _, told: __, ...member }) =>
      x === null || y === null ? [] : [{ ...member, x, y }],
    ),
    hidden: members.filter(({ hidden }) => hidden).map(({ label }) => label),
    told: members.map(({ label, told }) => `${label} ${told}`),
  };
}
