import type { FaceName } from './page.ts';
import type { Typefaces } from './typefaces.ts';

export interface Span {
  readonly text: string;
  readonly face: FaceName;
}

export interface Line {
  readonly spans: readonly Span[];
  /** Points, without a trailing space. */
  readonly width: number;
}

interface Room {
  readonly size: number;
  readonly width: number;
  readonly lines: number;
}

const ELLIPSIS = '…';
/** Rounding of widths adds up over a line; a hair less than the room never shows. */
const HAIR = 0.01;

const trimmed = (spans: readonly Span[]): Span[] => {
  const kept = spans.filter(({ text }) => text !== '');
  const last = kept.at(-1);
  if (last === undefined) return [];
  const text = last.text.replace(/ +$/, '');
  return text === '' ? trimmed(kept.slice(0, -1)) : [...kept.slice(0, -1), { ...last, text }];
};

/** Joins neighbours of one face. */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last?.face === span.face) out[out.length - 1] = { ...last, text: last.text + span.text };
    else out.push(span);
  }
  return out;
}

/** Breaks spans into lines of a given width; what does not fit into the last line ends in an ellipsis. */
export function setLines(spans: readonly Span[], room: Room, typefaces: Typefaces): Line[] {
  const measure = (parts: readonly Span[]): number =>
    joined(parts).reduce((sum, { text, face }) => sum + typefaces.width(text, face, room.size), 0);
  const fits = (parts: readonly Span[]): boolean => measure(trimmed(parts)) <= room.width - HAIR;

  const words = spans.flatMap(({ text, face }) =>
    (text.match(/[^ ]* +|[^ ]+$/g) ?? []).map((word): Span => ({ text: word, face })),
  );
  const lines: Span[][] = [];
  let line: Span[] = [];
  const queue = [...words].reverse();
  for (let word = queue.pop(); word !== undefined; word = queue.pop()) {
    if (fits([...line, word])) {
      line.push(word);
      continue;
    }
    if (line.length > 0) {
      lines.push(line);
      line = [];
      queue.push(word);
      if (lines.length === room.lines) break;
      continue;
    }
    // One word wider than the line: cut where it is full.
    const characters = Array.from(word.text);
    const { face } = word;
    const beginning = (length: number): Span => ({ text: characters.slice(0, length).join(''), face });
    const cut = Math.max(
      1,
      largest(characters.length, (length) => fits([beginning(length)])),
    );
    lines.push([beginning(cut)]);
    const rest = characters.slice(cut).join('');
    if (rest !== '') queue.push({ text: rest, face });
    if (lines.length === room.lines) break;
  }
  if (line.length > 0 && lines.length < room.lines) lines.push(line);
  if (queue.length > 0 && lines.length > 0) lines[lines.length - 1] = shortened(lines.at(-1)!, fits);
  return lines.map((parts) => {
    const shown = joined(trimmed(parts));
    return { spans: shown, width: measure(shown) };
  });
}

/** The largest number up to `most` that will do, where all smaller ones do; 0 when none does. */
function largest(most: number, will: (number: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (will(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The line with an ellipsis at its end, as long as it can be. */
function shortened(line: readonly Span[], fits: (spans: readonly Span[]) => boolean): Span[] {
  const characters = line.flatMap(({ text, face }) =>
    Array.from(text, (character): Span => ({ text: character, face })),
  );
  const ended = (length: number): Span[] => {
    const kept = trimmed(joined(characters.slice(0, length)));
    const last = kept.at(-1);
    if (last === undefined) return [{ text: ELLIPSIS, face: line[0]?.face ?? 'regular' }];
    return [...kept.slice(0, -1), { ...last, text: last.text.replace(/[ ,;:.–-]+$/, '') + ELLIPSIS }];
  };
  return ended(largest(characters.length, (length) => fits(ended(length))));
}
