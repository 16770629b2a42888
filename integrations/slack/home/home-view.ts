import type { HomeView, KnownBlock } from '@slack/types';
import { formatDay, formatMonth } from '../../../tools/format-value.ts';
import { ACTION, writeAskValue } from '../actions.ts';
import { buttons, context, sections } from '../blocks/build.ts';
import { escapeMrkdwn } from '../blocks/mrkdwn.ts';
import { clip } from '../blocks/split-text.ts';
import type { RecentBrief } from '../stores/recent-briefs.ts';
import type { KeyFigure } from './key-figures.ts';

/** What a home shows. */
export interface HomeContent {
  readonly releaseId: string;
  /** `YYYY-MM-DD` and `YYYY-MM`. */
  readonly asOf: string;
  readonly dataThrough: string;
  /** A title over figures, such as the quarter they are of. */
  readonly cards: readonly { readonly title: string; readonly figures: readonly KeyFigure[] }[];
  readonly questions: readonly string[];
  readonly briefs: readonly RecentBrief[];
}

const FIELDS = 10;
const FIELD_TEXT = 1_900;

const heading = (text: string): KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text, emoji: false },
});

function card({ title, figures }: HomeContent['cards'][number]): KnownBlock[] {
  if (figures.length === 0) return [];
  const fields = figures.slice(0, FIELDS).map(({ label, text }) => ({
    type: 'mrkdwn' as const,
    text: clip(`${escapeMrkdwn(label)}\n*${escapeMrkdwn(text)}*`, FIELD_TEXT),
    verbatim: true,
  }));
  return [...sections(`*${escapeMrkdwn(title)}*`), { type: 'section', fields }];
}

/** The App Home: how fresh the data is, key figures, questions to begin with, the asker's briefs. */
export function homeView(content: HomeContent): HomeView {
  const { releaseId, asOf, dataThrough, cards, questions, briefs } = content;
  const fresh = `Data through ${formatMonth(dataThrough)}, receivables as of ${formatDay(asOf)} · release ${releaseId}`;
  return {
    type: 'home',
    blocks: [
      heading('Payerscope'),
      ...context(escapeMrkdwn(fresh)),
      ...cards.flatMap(card),
      heading('Ask'),
      ...buttons(
        questions.map((question) => ({
          action: ACTION.ask,
          label: question,
          value: writeAskValue({ question }),
        })),
      ),
      ...(briefs.length === 0 ? [] : [heading('Your recent briefs')]),
      ...buttons(
        briefs.map(({ answerId, title }) => ({ action: ACTION.resend, label: title, value: answerId })),
      ),
    ],
  };
}

/** The home of somebody who may not ask: why, and nothing else. */
export function refusedHomeView(reason: string): HomeView {
  return { type: 'home', blocks: [heading('Payerscope'), ...sections(escapeMrkdwn(reason))] };
}
