import type { Unit } from '../../sql/templates/define-template.ts';
import { tickText } from './layers.ts';
import { type NiceScale, niceScale } from './nice-scale.ts';
import { textWidth } from './text-width.ts';
import { SIZE } from './theme.ts';

const MOST = 5;
const BETWEEN = 12;

/** A scale from left to right with as many ticks as have room for their labels over `width` pixels. */
export function scaleAcross(values: readonly number[], unit: Unit, width: number): NiceScale {
  for (let count = MOST; count > 1; count -= 1) {
    const scale = niceScale(values, count);
    const { ticks, domain } = scale;
    const apart = ((ticks[1]! - ticks[0]!) / (domain[1] - domain[0])) * width;
    const widest = Math.max(...ticks.map((tick) => textWidth(tickText(tick, unit), SIZE.label)));
    if (ticks.length < 2 || apart >= widest + BETWEEN) return scale;
  }
  return niceScale(values, 1);
}
