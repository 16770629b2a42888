import { type Block, COLUMN, PAGE } from './page.ts';
import { COLOURS } from './page-colours.ts';
import { setText } from './set-text.ts';
import type { Typefaces } from './typefaces.ts';

/** Where the body of a page begins and ends, from the top. */
export const BODY = { top: 66, bottom: 744 } as const;

const BAND = 50;
const RIGHT = 250;

interface Frame {
  readonly title: string;
  readonly strapline: string;
  readonly source: string;
  readonly period: string;
  readonly footer: string;
  readonly number: 1 | 2;
}

/** The band above and the line below the body of a page; only the first page's title is read out. */
export function pageFrame(frame: Frame, typefaces: Typefaces): { top: Block[]; foot: Block[] } {
  const { margin, width } = PAGE;
  const left = { x: margin, width: COLUMN - RIGHT - 12, lines: 1, lead: 20 };
  const right = { x: width - margin - RIGHT, width: RIGHT, lines: 1, lead: 14, align: 'right' as const };
  const heading = frame.number === 1 ? frame.title : `${frame.title}: detail`;
  const tag = frame.number === 1 ? 'H1' : 'P';
  const band: Block = {
    tag: 'Artifact',
    marks: [
      { kind: 'box', x: 0, y: 0, width, height: BAND, colour: COLOURS.band },
      { kind: 'box', x: 0, y: BAND, width, height: 2.5, colour: COLOURS.accent },
    ],
  };
  const title = setText(
    tag,
    heading,
    { ...left, y: 8, size: 17, face: 'semibold', colour: COLOURS.bandText },
    typefaces,
  );
  const strapline = setText(
    'P',
    frame.strapline,
    { ...left, y: 29, lead: 13, size: 9, colour: COLOURS.bandNote },
    typefaces,
  );
  const source = setText(
    'P',
    frame.source,
    { ...right, y: 11, size: 10, face: 'semibold', colour: COLOURS.bandText },
    typefaces,
  );
  const period = setText(
    'P',
    frame.period,
    { ...right, y: 29, lead: 13, size: 9, colour: COLOURS.bandNote },
    typefaces,
  );
  const footPlace = { y: 751, size: 7.5, lead: 11, lines: 1, colour: COLOURS.note };
  const footer = setText('P', frame.footer, { ...footPlace, x: margin, width: COLUMN - 70 }, typefaces);
  const page = setText(
    'P',
    `Page ${frame.number} of 2`,
    { ...footPlace, x: width - margin - 60, width: 60, align: 'right' },
    typefaces,
  );
  const rule = { kind: 'box' as const, x: margin, y: 748, width: COLUMN, height: 0.6, colour: COLOURS.rule };
  const texts = [title, strapline, source, period].map(({ block }) => block);
  const repeated: Block = { tag: 'Artifact', marks: texts.flatMap(({ marks = [] }) => marks) };
  return {
    top: frame.number === 1 ? [band, ...texts] : [band, repeated],
    foot: [{ tag: 'Artifact', marks: [rule, ...footer.marks, ...page.marks] }],
  };
}
