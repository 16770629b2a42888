import type { Block, FaceName, Tag, TextMark } from './page.ts';
import { type Line, type Span, setLines } from './set-lines.ts';
import type { Typefaces } from './typefaces.ts';

export interface TextPlace {
  readonly x: number;
  /** Top of the first line. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** From one baseline to the next. */
  readonly lead: number;
  readonly lines: number;
  readonly colour: string;
  readonly align?: 'left' | 'right';
}

export interface SetText {
  readonly block: Block;
  readonly marks: readonly TextMark[];
  /** Where the next thing may begin. */
  readonly bottom: number;
  readonly lineCount: number;
}

/** How far a baseline stands below the top of its line, in parts of the size: Source Sans' ascent, rounded up. */
const ASCENT = 0.98;

function marksOf(line: Line, at: number, place: TextPlace, typefaces: Typefaces): TextMark[] {
  let x = place.align === 'right' ? place.x + place.width - line.width : place.x;
  const baseline =
    place.y + (place.lead - place.size) / 2 + place.size * ASCENT + at * place.lead - place.size * 0.1;
  return line.spans.map(({ text, face }) => {
    const mark: TextMark = { kind: 'text', x, baseline, text, face, size: place.size, colour: place.colour };
    x += typefaces.width(text, face, place.size);
    return mark;
  });
}

/** Sets spans into a place of so many lines; what does not fit ends in an ellipsis. */
export function setText(
  tag: Tag,
  text: string | readonly Span[],
  place: TextPlace & { readonly face?: FaceName },
  typefaces: Typefaces,
): SetText {
  const spans = typeof text === 'string' ? [{ text, face: place.face ?? 'regular' }] : text;
  const lines = setLines(spans, place, typefaces);
  const marks = lines.flatMap((line, at) => {
    const set = marksOf(line, at, place, typefaces);
    // The next line is another word: extracted text and screen readers need the space between.
    const last = set.at(-1);
    return last === undefined || at === lines.length - 1
      ? set
      : [...set.slice(0, -1), { ...last, text: `${last.text} ` }];
  });
  return {
    block: { tag, marks },
    marks,
    bottom: place.y + lines.length * place.lead,
    lineCount: lines.length,
  };
}
