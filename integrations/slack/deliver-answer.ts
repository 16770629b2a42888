import type { Answer } from '../../tools/answer.ts';
import { answerMessages } from './blocks/answer-blocks.ts';
import { elsewhereMessage, noticeMessage } from './blocks/notice-blocks.ts';
import { briefFile, chartFile } from './files-of.ts';
import type { Log } from './log.ts';
import type { Outbox, Target } from './outbox.ts';
import { slackErrorOf } from './slack-api.ts';
import type { OnceStore, TakenAsk } from './stores/once-store.ts';
import type { RecentBriefs } from './stores/recent-briefs.ts';

export interface Delivery {
  readonly outbox: Outbox;
  readonly once: OnceStore;
  readonly briefs: RecentBriefs;
  /** `https://hospital.slack.com/`. */
  readonly workspaceUrl: string;
  readonly log: Log;
}

const NO_FILES = 'The chart or brief of this answer could not be uploaded; press its button to try again.';

/** Chart and brief by one upload. What cannot be uploaded is told, and the answer stands all the same. */
async function deliverFiles(answer: Answer, ask: TakenAsk, target: Target, { outbox, log }: Delivery) {
  try {
    const files = await Promise.all([chartFile(answer), briefFile(answer)]);
    await outbox.upload(target, files.flat());
  } catch (failure) {
    log('not-uploaded', { ask: ask.id, error: slackErrorOf(failure) });
    await outbox.post(target, [noticeMessage(NO_FILES)]);
  }
}

/**
 * Posts an answer and its files. An answer that may not stand where it was asked goes to the asker, under a message
 * of its own, and a link to it where it was asked.
 */
export async function deliverAnswer(
  answer: Answer,
  ask: TakenAsk,
  target: Target,
  delivery: Delivery,
): Promise<void> {
  const { outbox, once, briefs, workspaceUrl } = delivery;
  const moved = target.channel !== ask.channel;
  const several = !moved && once.askersOf(ask.channel, ask.thread) > 1 && !ask.channel.startsWith('D');
  const messages = answerMessages(answer, {
    ...(several ? { mention: ask.asker } : {}),
    // Of its own, a message must say what it answers.
    ...(target.thread === '' ? { asked: { by: ask.asker, question: answer.question } } : {}),
  });
  const first = await outbox.post(target, messages, (channel, ts) => once.posted(ask.id, channel, ts));
  const thread = target.thread || first;
  if (moved || ask.thread === '') once.moved(ask, target.channel, thread);
  if (moved) {
    const link = elsewhereMessage(ask.asker, workspaceUrl, target.channel, first);
    const here = { channel: ask.channel, thread: ask.thread };
    if (ask.message === '') await outbox.whisper(here, ask.asker, [link]);
    else await outbox.post(here, [link], (channel, ts) => once.posted(ask.id, channel, ts));
  }
  if (answer.brief !== null) briefs.keep(ask.asker, answer.answerId, answer.readAs);
  await deliverFiles(answer, ask, { channel: target.channel, thread }, delivery);
  // Taken back while it was being posted.
  if (once.isWanted(ask.id)) return;
  for (const { channel, ts } of once.posts(ask.id)) await outbox.remove(channel, ts);
  once.forgetPosts(ask.id);
}
