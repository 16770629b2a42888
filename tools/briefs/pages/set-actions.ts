import type { BriefAction } from '../brief-content.ts';
import { type Block, COLUMN, PAGE } from './page.ts';
import { COLOURS } from './page-colours.ts';
import { setText } from './set-text.ts';
import type { Typefaces } from './typefaces.ts';

/** The heading of the actions. */
export const ACTIONS = 'Recommended actions';

const TITLE = {
  x: PAGE.margin,
  width: COLUMN,
  size: 12.5,
  lead: 18,
  lines: 1,
  colour: COLOURS.heading,
} as const;
const NUMBER = 16;
const SIZE = 104;
const WORDS = COLUMN - NUMBER - SIZE - 12;
const TEXT = { size: 9.4, lead: 12.6 };
const REASON = { size: 8.4, lead: 11.4 };
const PAD = 4;

/** Recommended actions, numbered, each with the rule behind it and what it is about in figures. */
export function setActions(
  actions: readonly BriefAction[],
  y: number,
  typefaces: Typefaces,
): { blocks: Block[]; bottom: number } {
  const { margin } = PAGE;
  const title = setText('H2', ACTIONS, { ...TITLE, y, face: 'semibold' }, typefaces);
  const nothing = 'No rule asks for action on what can be shown for this period.';
  if (actions.length === 0) {
    const place = { x: margin, width: COLUMN, y: title.bottom, ...TEXT, lines: 1, colour: COLOURS.text };
    const set = setText('P', nothing, place, typefaces);
    return { blocks: [title.block, set.block], bottom: set.bottom + PAD };
  }
  let top: number = title.bottom + 1;
  const items = actions.map((action, at): Block => {
    const row = { x: margin + NUMBER, width: WORDS, lines: 1 };
    const text = setText(
      'P',
      action.text,
      { ...row, ...TEXT, y: top + PAD, face: 'semibold', colour: COLOURS.text },
      typefaces,
    );
    const because = setText(
      'P',
      action.because,
      { ...row, ...REASON, y: text.bottom, colour: COLOURS.note },
      typefaces,
    );
    const number = setText(
      'P',
      String(at + 1),
      {
        x: margin + 2,
        width: NUMBER,
        y: top + PAD,
        ...TEXT,
        lines: 1,
        face: 'semibold',
        colour: COLOURS.blue,
      },
      typefaces,
    );
    const size = setText(
      'P',
      action.size,
      {
        x: margin + COLUMN - SIZE,
        width: SIZE,
        y: top + PAD,
        ...TEXT,
        lines: 1,
        face: 'semibold',
        colour: COLOURS.heading,
        align: 'right',
      },
      typefaces,
    );
    const rule = {
      kind: 'box' as const,
      x: margin,
      y: top,
      width: COLUMN,
      height: 0.6,
      colour: COLOURS.rule,
    };
    top = because.bottom + PAD;
    return {
      tag: 'LI',
      children: [
        { tag: 'Artifact', marks: [rule] },
        { tag: 'LBody', children: [number.block, text.block, because.block, size.block] },
      ],
    };
  });
  return { blocks: [title.block, { tag: 'L', children: items }], bottom: top + 2 };
}
