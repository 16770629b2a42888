import type { KpiCard } from '../brief-content.ts';
import { type Block, COLUMN, PAGE } from './page.ts';
import { COLOURS } from './page-colours.ts';
import { setText } from './set-text.ts';
import type { Typefaces } from './typefaces.ts';

const GAP = 10;
const EDGE = 3;
const INSET = 10;
export const CARD_HEIGHT = 58;

const TONES = { good: COLOURS.good, bad: COLOURS.bad, plain: COLOURS.note } as const;

/** A row of KPI cards of equal width. */
export function setCards(cards: readonly KpiCard[], y: number, typefaces: Typefaces): Block[] {
  const width = (COLUMN - GAP * (cards.length - 1)) / cards.length;
  return cards.map((card, at): Block => {
    const x = PAGE.margin + at * (width + GAP);
    const place = { x: x + INSET, width: width - INSET - 6, lines: 1 };
    const label = { ...place, y: y + 6, size: 8, lead: 11, colour: COLOURS.note };
    const value = {
      ...place,
      y: y + 17,
      size: 19,
      lead: 23,
      face: 'semibold' as const,
      colour: COLOURS.heading,
    };
    const note = { ...place, y: y + 41, size: 8.5, lead: 12, colour: TONES[card.tone] };
    return {
      tag: 'Sect',
      children: [
        {
          tag: 'Artifact',
          marks: [
            { kind: 'box', x, y, width, height: CARD_HEIGHT, colour: COLOURS.card },
            { kind: 'box', x, y, width: EDGE, height: CARD_HEIGHT, colour: COLOURS.blue },
          ],
        },
        setText('P', card.label, label, typefaces).block,
        setText('P', card.value, value, typefaces).block,
        setText('P', card.note, note, typefaces).block,
      ],
    };
  });
}
