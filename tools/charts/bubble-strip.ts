import { type Layer, layer, ownColor, pixels, textMark, textOf, WITHHELD_STYLE } from './layers.ts';
import { fitText, textWidth } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

const NAME = 130;
const MARK = 16;
const BETWEEN = 16;

/** Height of a strip. */
export const STRIP = 22;

export interface StripEntry {
  readonly label: string;
  /** Null for an outline that says a value is withheld. */
  readonly color: string | null;
}

/** Names in a line under the axis: of bubbles that have no place in the plot, or no room for a name beside them. */
export function bubbleStrip(
  heading: string,
  entries: readonly StripEntry[],
  { y, width }: { readonly y: number; readonly width: number },
): Layer[] {
  if (entries.length === 0) return [];
  const more = (count: number): string => `and ${count} more`;
  const moreRoom = textWidth(more(entries.length), SIZE.label);
  let x = textWidth(heading, SIZE.label) + BETWEEN;
  const marks: { text: string; x: number; y: number; textX: number; color: string | null }[] = [];
  for (const [at, { label, color }] of entries.entries()) {
    const text = fitText(label, NAME, SIZE.label);
    const end = x + MARK + textWidth(text, SIZE.label);
    if (end > width - (at === entries.length - 1 ? 0 : moreRoom + BETWEEN)) break;
    marks.push({ text, x: x + MARK / 2 - 2, y, textX: x + MARK, color });
    x = end + BETWEEN;
  }
  const rest = entries.length - marks.length;
  const texts = [
    { text: heading, x: 0, color: THEME.quiet },
    ...marks.map(({ text, textX }) => ({ text, x: textX, color: THEME.ink })),
    ...(rest > 0 ? [{ text: more(rest), x, color: THEME.quiet }] : []),
  ].map((text) => ({ ...text, y }));
  const at = { x: pixels('x'), y: pixels('y') };
  const hidden = marks.flatMap(({ color, ...mark }) =>
    color === null ? [{ withheld: true, x: mark.x, y: mark.y }] : [],
  );
  const dots = marks.flatMap(({ color, ...mark }) => (color === null ? [] : [{ ...mark, color }]));
  return [
    layer(textMark({ align: 'left' }), texts, { ...at, text: textOf('text'), color: ownColor() }),
    ...(hidden.length === 0
      ? []
      : [layer({ type: 'point', shape: 'circle', size: 90, opacity: 1, ...WITHHELD_STYLE }, hidden, at)]),
    ...(dots.length === 0
      ? []
      : [layer({ type: 'circle', size: 70, opacity: 0.78 }, dots, { ...at, color: ownColor() })]),
  ];
}
