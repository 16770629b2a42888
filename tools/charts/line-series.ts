import { monthNumber, monthsOfKey } from '../period-keys.ts';
import type { ChartRequest } from './chart-request.ts';
import type { ChartValue } from './chart-table.ts';
import { isImmature, paysLate } from './immature.ts';
import type { Tone } from './palette.ts';
import { seriesOf } from './series.ts';
import { THEME } from './theme.ts';

/** One period of one line. */
export interface LinePoint {
  /** Month, quarter or year. */
  readonly key: string;
  /** First month in months since year 0. */
  readonly time: number;
  readonly value: ChartValue;
  /** Still being paid when it was published. */
  readonly immature: boolean;
}

export interface Line {
  readonly label: string;
  readonly tone: Tone;
  readonly points: readonly LinePoint[];
  /** Drawn in grey behind the others and named beneath them. */
  readonly quiet: boolean;
}

/** The lines of a result over its period column, points in order of time. */
export function linesOf(request: ChartRequest, time: string): Line[] {
  const { view, template, manifest } = request;
  const late = paysLate(template, view.table);
  const lines = seriesOf(request);
  return lines.map(({ label, tone, value }) => {
    const points = view.rows.flatMap((row): LinePoint[] => {
      const found = value(row);
      const key = view.key(row, time);
      const months = monthsOfKey(key);
      if (found === null || months === undefined) return [];
      return [
        { key, time: monthNumber(months.from), value: found, immature: late && isImmature(months, manifest) },
      ];
    });
    points.sort((a, b) => a.time - b.time);
    const own = lines.length === 1 ? { fill: THEME.accent, text: THEME.accent } : tone;
    return { label, tone: own, points, quiet: false };
  });
}
