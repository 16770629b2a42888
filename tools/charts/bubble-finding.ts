import type { ResultColumn } from '../../sql/templates/define-template.ts';
import { formatProse } from '../format-value.ts';
import type { BubbleMarks } from './bubble-marks.ts';
import { inWords } from './chart-words.ts';
import { isVariance, nameInTitle, ofThoseShown } from './ranking-finding.ts';

/** Who lies lowest or highest; without one who does, what is drawn. */
export function bubbleFinding(
  { shown, hidden }: BubbleMarks,
  across: ResultColumn,
  up: ResultColumn,
): string {
  const insured = shown.filter((mark) => mark.insured);
  const lowest = (insured.length > 0 ? insured : [...shown]).sort((a, b) => a.y - b.y);
  const [first, second] = lowest;
  const last = lowest.at(-1);
  const measure = inWords(up);
  const plain = `${measure.charAt(0).toUpperCase()}${measure.slice(1)} against ${inWords(across)}`;
  const among = ofThoseShown(hidden.length > 0);
  if (first === undefined || last === undefined) return `${plain}: withheld to protect patients`;
  if (first.y === second?.y) return plain;
  return first.y < 0 && isVariance(up.name)
    ? `${nameInTitle(first.label)} is furthest below its charges${among}: ${formatProse(first.y, up.unit)} on ${formatProse(first.x, across.unit)}`
    : `${nameInTitle(last.label)} has the highest ${measure}${among}: ${formatProse(last.y, up.unit)}`;
}
