import { displayWidth, eachGrapheme } from './display-width.ts';

/** The longest beginning of `text` that takes at most `width` cells. */
export function takeWidth(text: string, width: number): string {
  let taken = '';
  let used = 0;
  for (const grapheme of eachGrapheme(text)) {
    used += displayWidth(grapheme);
    if (used > width) break;
    taken += grapheme;
  }
  return taken;
}

/** `text` in at most `width` cells, the end replaced by … where it does not fit. */
export function ellipsize(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return width < 1 ? '' : `${takeWidth(text, width - 1).trimEnd()}…`;
}

/** `text` padded with spaces to `width` cells; never shortened. */
export function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}
