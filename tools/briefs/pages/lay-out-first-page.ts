import type { BriefContent } from '../brief-content.ts';
import { COLUMN, PAGE, type Page } from './page.ts';
import { COLOURS } from './page-colours.ts';
import { BODY, pageFrame } from './page-frame.ts';
import { ACTIONS, setActions } from './set-actions.ts';
import { CARD_HEIGHT, setCards } from './set-cards.ts';
import { chartHeadHeight, setChart } from './set-chart.ts';
import { setFindings } from './set-findings.ts';
import { setText } from './set-text.ts';
import type { Typefaces } from './typefaces.ts';

const BETWEEN_CHARTS = 24;
/** A chart is neither squeezed below the one nor stretched beyond the other. */
const CHART = { least: 190, most: 262 } as const;
/** Between sections, at least, and at most where the page has room to spare. */
const AIR = { least: 14, most: 24 } as const;
/** Findings that stay as long as there is anything else to give way, and actions likewise. */
const KEPT = { findings: 3, actions: 2 } as const;
const FINDINGS = 'What the figures say';

/** Headline, KPI cards, two charts, findings and actions; the charts take the room that the words leave. */
export function layOutFirstPage(content: BriefContent, typefaces: Typefaces): Page {
  const frame = pageFrame({ ...content, number: 1 }, typefaces);
  const { margin } = PAGE;
  const headline = setText(
    'P',
    content.headline,
    {
      x: margin,
      y: BODY.top,
      width: COLUMN,
      size: 15,
      lead: 19.5,
      lines: 2,
      face: 'semibold',
      colour: COLOURS.heading,
    },
    typefaces,
  );
  const cardsAt = headline.bottom + 8;
  const width = (COLUMN - BETWEEN_CHARTS) / 2;
  const [left, right] = content.charts;
  const head = Math.max(chartHeadHeight(left, width, typefaces), chartHeadHeight(right, width, typefaces));

  let findings = content.findings.length;
  let actions = content.actions.length;
  const setWords = (y: number, air: number) => {
    const said = setFindings(FINDINGS, content.findings.slice(0, findings), y, typefaces);
    return { said, done: setActions(content.actions.slice(0, actions), said.bottom + air, typefaces) };
  };
  const fixed = BODY.bottom - cardsAt - CARD_HEIGHT - head;
  const room = () => fixed - 2 * AIR.least - setWords(0, AIR.least).done.bottom;
  while (findings > KEPT.findings && room() < CHART.least) findings -= 1;
  while (actions > KEPT.actions && room() < CHART.least) actions -= 1;
  while (findings > 0 && room() < CHART.least) findings -= 1;
  const height = Math.min(room(), CHART.most);
  const air = Math.min(AIR.most, AIR.least + (room() - height) / 3);

  const chartsAt = cardsAt + CARD_HEIGHT + air;
  const place = { y: chartsAt, width, head, height };
  const { said, done } = setWords(chartsAt + head + height + air, air);
  return {
    bookmarks: ['Key figures', 'Charts', FINDINGS, ACTIONS],
    blocks: [
      ...frame.top,
      headline.block,
      ...setCards(content.cards, cardsAt, typefaces),
      ...setChart(left, { ...place, x: margin }, typefaces),
      ...setChart(right, { ...place, x: margin + width + BETWEEN_CHARTS }, typefaces),
      ...said.blocks,
      ...done.blocks,
      ...frame.foot,
    ],
  };
}
