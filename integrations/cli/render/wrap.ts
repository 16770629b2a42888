import { displayWidth } from './display-width.ts';
import { takeWidth } from './fit-text.ts';

/** A run of characters without a space and how it is drawn. */
export interface Word {
  readonly text: string;
  readonly style: (text: string) => string;
  /** False where the word continues the one before it, as the full stop after **bold**. */
  readonly spaceBefore: boolean;
}

export interface Indent {
  readonly first: string;
  readonly rest: string;
}

const plain = (text: string): string => text;

/** Splits plain text at spaces. */
export function words(text: string, style: (text: string) => string = plain): Word[] {
  return text
    .split(/ +/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, style, spaceBefore: true }));
}

/**
 * Fills lines of at most `width` cells. A word wider than a line is broken, so that no line ever is wider
 * than the terminal.
 */
export function wrap(
  text: readonly Word[],
  width: number,
  indent: Indent = { first: '', rest: '' },
): string[] {
  const lines: string[] = [];
  let line = indent.first;
  let used = displayWidth(indent.first);
  let empty = true;
  const breakLine = (): void => {
    lines.push(line.trimEnd());
    line = indent.rest;
    used = displayWidth(indent.rest);
    empty = true;
  };
  for (const word of text) {
    let rest = word.text;
    let restWidth = displayWidth(rest);
    let gap = !empty && word.spaceBefore ? 1 : 0;
    if (!empty && used + gap + restWidth > width) {
      breakLine();
      gap = 0;
    }
    while (used + restWidth > width && restWidth > 1) {
      const head = takeWidth(rest, Math.max(1, width - used)) || rest.slice(0, 1);
      line += word.style(head);
      rest = rest.slice(head.length);
      restWidth -= displayWidth(head);
      breakLine();
    }
    line += ' '.repeat(gap) + word.style(rest);
    used += gap + restWidth;
    empty = false;
  }
  if (!empty || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
