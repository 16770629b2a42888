import type { BriefChart } from '../brief-content.ts';
import type { Block } from './page.ts';
import { COLOURS } from './page-colours.ts';
import { setText } from './set-text.ts';
import type { Typefaces } from './typefaces.ts';

const TITLE = { size: 11.5, lead: 14.5, lines: 2, face: 'semibold', colour: COLOURS.heading } as const;
const NOTE = { size: 8.5, lead: 12, lines: 1, colour: COLOURS.note } as const;
/** Between the note and the drawing. */
const AIR = 8;

interface ChartPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Height of a chart's title and note, so that charts side by side begin on one line. */
export function chartHeadHeight(chart: BriefChart, width: number, typefaces: Typefaces): number {
  const title = setText('H2', chart.title, { ...TITLE, x: 0, y: 0, width }, typefaces);
  return title.bottom + NOTE.lead + AIR;
}

/** Title, note and drawing; where there is nothing to draw, a sentence in its place. */
export function setChart(
  chart: BriefChart,
  place: ChartPlace & { readonly head: number; readonly height: number },
  typefaces: Typefaces,
): Block[] {
  const title = setText('H2', chart.title, { ...TITLE, ...place }, typefaces);
  const note = setText('P', chart.note, { ...NOTE, ...place, y: title.bottom }, typefaces);
  const top = place.y + place.head;
  const { x, width, height } = place;
  if (chart.drawn !== null) {
    const picture = { kind: 'picture' as const, x, y: top, width, height, chart };
    return [title.block, note.block, { tag: 'Figure', marks: [picture] }];
  }
  const box = { kind: 'box' as const, x, y: top, width, height, colour: COLOURS.card };
  const inner = {
    x: x + 14,
    width: width - 28,
    y: top + height / 2 - 14,
    size: 9.5,
    lead: 13,
    lines: 2,
    colour: COLOURS.note,
  };
  return [
    title.block,
    note.block,
    { tag: 'Artifact', marks: [box] },
    setText('P', chart.empty, inner, typefaces).block,
  ];
}
