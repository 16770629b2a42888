import type { Block, Mark, Page } from '../pages/page.ts';
import type { Typefaces } from '../pages/typefaces.ts';

/** Where something stands on a page, in points from its top left. */
export interface Box {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** All marks of a page in reading order. */
export const marksIn = (page: Page): Mark[] => {
  const walk = ({ marks = [], children = [] }: Block): Mark[] => [...marks, ...children.flatMap(walk)];
  return page.blocks.flatMap(walk);
};

/** Boxes of the texts (from the height of small letters to the baseline) and of the charts of a page. */
export function boxesOf(page: Page, typefaces: Typefaces): Box[] {
  return marksIn(page).flatMap((mark): Box[] => {
    if (mark.kind === 'box') return [];
    if (mark.kind === 'picture') {
      const { x, y, width, height } = mark;
      return [{ what: 'chart', left: x, right: x + width, top: y, bottom: y + height }];
    }
    const { text, x, baseline, size, face } = mark;
    const width = typefaces.width(text.trimEnd(), face, size);
    return [{ what: text, left: x, right: x + width, top: baseline - size * 0.5, bottom: baseline }];
  });
}

/** Pairs that stand on each other. */
export function overlaps(boxes: readonly Box[]): string[] {
  const found: string[] = [];
  const slack = 0.05;
  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      const apart =
        one.right <= other.left + slack ||
        other.right <= one.left + slack ||
        one.bottom <= other.top + slack ||
        other.bottom <= one.top + slack;
      if (!apart) found.push(`“${one.what}” on “${other.what}”`);
    }
  }
  return found;
}
