import type { BriefContent } from '../brief-content.ts';
import { COLUMN, PAGE, type Page } from './page.ts';
import { COLOURS } from './page-colours.ts';
import { BODY, pageFrame } from './page-frame.ts';
import { CARD_HEIGHT, setCards } from './set-cards.ts';
import { chartHeadHeight, setChart } from './set-chart.ts';
import { setFindings } from './set-findings.ts';
import { setText } from './set-text.ts';
import type { Typefaces } from './typefaces.ts';

const BETWEEN_CHARTS = 24;
/** A chart is neither squeezed below the one nor stretched beyond the other. */
const CHART = { least: 190, most: 400 } as const;
const FINDINGS = 'What the figures say';

/** Headline, KPI cards, two charts and the findings; the charts take the room that the words leave. */
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
  const chartsAt = cardsAt + CARD_HEIGHT + 16;
  const width = (COLUMN - BETWEEN_CHARTS) / 2;
  const [left, right] = content.charts;
  const head = Math.max(chartHeadHeight(left, width, typefaces), chartHeadHeight(right, width, typefaces));

  const findingsHeight = (count: number) =>
    setFindings(FINDINGS, content.findings.slice(0, count), 0, typefaces).bottom;
  const room = BODY.bottom - chartsAt - head - 16;
  let count = content.findings.length;
  while (count > 0 && room - findingsHeight(count) < CHART.least) count -= 1;
  const height = Math.min(room - findingsHeight(count), CHART.most);
  const place = { y: chartsAt, width, head, height };
  const findings = setFindings(
    FINDINGS,
    content.findings.slice(0, count),
    chartsAt + head + height + 16,
    typefaces,
  );
  return {
    bookmarks: ['Key figures', 'Charts', FINDINGS],
    blocks: [
      ...frame.top,
      headline.block,
      ...setCards(content.cards, cardsAt, typefaces),
      ...setChart(left, { ...place, x: margin }, typefaces),
      ...setChart(right, { ...place, x: margin + width + BETWEEN_CHARTS }, typefaces),
      ...findings.blocks,
      ...frame.foot,
    ],
  };
}
