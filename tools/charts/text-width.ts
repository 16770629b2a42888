import { type Face, fontOf } from '../fonts/bundled-fonts.ts';

const ELLIPSIS = '…';

/** Width of one line of text in pixels, as it is drawn. */
export function textWidth(text: string, size: number, face: Face = 'regular'): number {
  const font = fontOf(face);
  return (font.advance(text) / font.unitsPerEm) * size;
}

/** The text, or as much of its beginning as fits `width` pixels with an ellipsis. */
export function fitText(text: string, width: number, size: number, face: Face = 'regular'): string {
  if (textWidth(text, size, face) <= width) return text;
  const characters = [...text];
  let kept = characters.length;
  while (kept > 0) {
    kept -= 1;
    const candidate = `${characters.slice(0, kept).join('').trimEnd()}${ELLIPSIS}`;
    if (textWidth(candidate, size, face) <= width) return candidate;
  }
  return ELLIPSIS;
}

/** The text broken at spaces into lines of at most `width` pixels; what is left of the last line is cut short. */
export function wrapText(text: string, width: number, size: number, face: Face, lines: number): string[] {
  const wrapped: string[] = [];
  let rest = text;
  while (rest !== '' && wrapped.length < lines - 1 && textWidth(rest, size, face) > width) {
    const words = rest.split(' ');
    let taken = words.length;
    while (taken > 1 && textWidth(words.slice(0, taken).join(' '), size, face) > width) taken -= 1;
    wrapped.push(fitText(words.slice(0, taken).join(' '), width, size, face));
    rest = words.slice(taken).join(' ');
  }
  return rest === '' ? wrapped : [...wrapped, fitText(rest, width, size, face)];
}
