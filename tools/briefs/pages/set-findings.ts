import type { Finding } from '../brief-content.ts';
import { type Block, COLUMN, PAGE } from './page.ts';
import { COLOURS } from './page-colours.ts';
import { setText } from './set-text.ts';
import type { Typefaces } from './typefaces.ts';

const INDENT = 11;
const TEXT = {
  x: PAGE.margin + INDENT,
  width: COLUMN - INDENT,
  size: 9.8,
  lead: 13.2,
  lines: 2,
  colour: COLOURS.text,
};
const BETWEEN = 3.5;
const HEADING = {
  x: PAGE.margin,
  width: COLUMN,
  size: 12.5,
  lead: 18,
  lines: 1,
  colour: COLOURS.heading,
} as const;

/** A heading and its bulleted findings. */
export function setFindings(
  heading: string,
  findings: readonly Finding[],
  y: number,
  typefaces: Typefaces,
): { blocks: Block[]; bottom: number } {
  const title = setText('H2', heading, { ...HEADING, y, face: 'semibold' }, typefaces);
  let top = title.bottom + 2;
  const items = findings.map(({ lead, text }): Block => {
    const spans = [
      { text: `${lead} `, face: 'semibold' as const },
      { text, face: 'regular' as const },
    ];
    const set = setText('LBody', spans, { ...TEXT, y: top }, typefaces);
    const bullet = {
      kind: 'box' as const,
      x: PAGE.margin + 1,
      y: top + 5,
      width: 3.4,
      height: 3.4,
      colour: COLOURS.blue,
    };
    top = set.bottom + BETWEEN;
    return { tag: 'LI', children: [{ tag: 'Artifact', marks: [bullet] }, set.block] };
  });
  return {
    blocks: [title.block, ...(items.length === 0 ? [] : [{ tag: 'L' as const, children: items }])],
    bottom: top,
  };
}
