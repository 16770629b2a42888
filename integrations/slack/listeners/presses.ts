import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Answer } from '../../../tools/answer.ts';
import { PayerscopeError } from '../../../tools/errors.ts';
import { isWithin } from '../access/scope.ts';
import { ACTION, readAnswerId, readAskValue, readFeedback } from '../actions.ts';
import { type Admitting, admit } from '../admit.ts';
import { definitionMessages } from '../blocks/definition-blocks.ts';
import { noticeMessage } from '../blocks/notice-blocks.ts';
import type { SlackMessage } from '../blocks/pack-messages.ts';
import { whyMessages } from '../blocks/why-blocks.ts';
import { briefWish } from '../brief-wish.ts';
import type { CurrentApplication } from '../current-application.ts';
import type { Desk } from '../desk.ts';
import { briefFile, chartFile, csvFiles } from '../files-of.ts';
import type { Lanes } from '../lanes.ts';
import type { Outbox, Target } from '../outbox.ts';
import { conversationOf } from '../question.ts';
import { slackErrorOf, type UploadedFile } from '../slack-api.ts';
import type { FeedbackLog } from '../stores/feedback-log.ts';

export interface PressDeps extends Admitting {
  readonly desk: Desk;
  readonly outbox: Outbox;
  readonly application: CurrentApplication;
  readonly feedback: FeedbackLog;
  /** What a shutdown waits for. */
  readonly underWay: Lanes;
}

/** A second press within this time is a slip of the finger, or a delivery that comes again. */
const SLIP_MS = 30_000;

const press = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  trigger_id: z.string().optional(),
  actions: z
    .array(z.object({ action_id: z.string(), value: z.string().default(''), action_ts: z.string() }))
    .min(1),
});

/** Who pressed what, and under which message something comes of it. */
interface Press {
  readonly user: string;
  /** Null where it was pressed in the App Home. */
  readonly place: Target | null;
  readonly message: string;
  readonly value: string;
  readonly action: string;
}

function readPress(body: unknown): Press | null {
  const parsed = press.safeParse(body);
  if (!parsed.success) return null;
  const { user, channel, message, actions } = parsed.data;
  const [{ action_id: action, value }] = actions as [(typeof actions)[0]];
  const place =
    channel === undefined || message === undefined
      ? null
      : { channel: channel.id, thread: message.thread_ts ?? message.ts };
  return { user: user.id, place, message: message?.ts ?? '', value, action };
}

/** Everything that can be pressed under an answer. */
export function listenToPresses(app: App, deps: PressDeps): void {
  const { desk, outbox, application, feedback, once, log, clock, underWay } = deps;

  const keyOf = ({ user, action, message, value }: Press): string =>
    `press ${user} ${action.replace(/\.\d+$/, '')} ${message} ${value}`;

  /** In the App Home nothing can be answered: what is pressed there is answered directly. */
  const placeOf = async ({ place, user }: Press): Promise<Target> =>
    place ?? { channel: await outbox.direct(user), thread: '' };

  async function ask(pressed: Press, question: string, thread: string | undefined): Promise<void> {
    const { channel, thread: under } = await placeOf(pressed);
    const own =
      once.conversationIn(channel, under) ?? conversationOf(channel, under || `h${clock.now().getTime()}`);
    desk.take({
      keys: [keyOf(pressed)],
      again: SLIP_MS,
      ...{ channel, thread: under, message: '', asker: pressed.user, question },
      conversation: thread ?? own,
    });
  }

  /** The answer a press is about, if whoever pressed may have it where it was pressed. */
  async function answerFor(pressed: Press): Promise<{ answer: Answer; place: Target } | null> {
    const id = readAnswerId(pressed.value);
    if (id === null || !once.first([keyOf(pressed)], SLIP_MS)) return null;
    const place = await placeOf(pressed);
    const admission = await admit({ asker: pressed.user, channel: place.channel, privately: 'never' }, deps);
    const say = (sentence: string) => outbox.whisper(place, pressed.user, [noticeMessage(sentence)]);
    if (admission.kind !== 'admitted') {
      if (admission.kind === 'refused') await say(admission.reason);
      return null;
    }
    const answer = await application.use((agent) => agent.answer(id));
    if (answer === null || !isWithin(answer, admission.scope)) {
      await say('That answer is not here any more; ask the question again.');
      return null;
    }
    if (!admission.directly || place.channel.startsWith('D')) return { answer, place };
    // The channel may not hold data any more.
    return { answer, place: { channel: await outbox.direct(pressed.user), thread: '' } };
  }

  async function guarded(pressed: Press, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (failure) {
      const expected = failure instanceof PayerscopeError;
      log(expected ? 'failed' : 'bug', {
        press: pressed.action,
        error: expected ? failure.code : slackErrorOf(failure),
      });
      const sentence = expected ? failure.message : 'That could not be done; press again in a minute.';
      if (pressed.place !== null)
        await outbox.whisper(pressed.place, pressed.user, [noticeMessage(sentence)]).catch(() => {});
    }
  }

  const on = (action: string, work: (pressed: Press) => Promise<void>): void =>
    app.action(new RegExp(`^${action}(\\.\\d+)?$`), async ({ ack, body }) => {
      await ack();
      const pressed = readPress(body);
      if (pressed === null) return;
      await underWay.run(keyOf(pressed), () => guarded(pressed, () => work(pressed)));
    });

  const sends = (action: string, files: (answer: Answer) => Promise<UploadedFile[]> | UploadedFile[]): void =>
    on(action, async (pressed) => {
      const found = await answerFor(pressed);
      if (found !== null) await outbox.upload(found.place, await files(found.answer));
    });

  const explains = (action: string, messages: (answer: Answer) => readonly SlackMessage[]): void =>
    on(action, async (pressed) => {
      const found = await answerFor(pressed);
      if (found !== null) await outbox.whisper(found.place, pressed.user, messages(found.answer));
    });

  on(ACTION.ask, async (pressed) => {
    const value = readAskValue(pressed.value);
    if (value !== null) await ask(pressed, value.question, value.thread);
  });
  on(ACTION.brief, async (pressed) => {
    const id = readAnswerId(pressed.value);
    const answer = id === null ? null : await application.use((agent) => agent.answer(id));
    if (answer !== null) await ask(pressed, briefWish(answer), answer.thread);
  });
  sends(ACTION.chart, chartFile);
  sends(ACTION.csv, csvFiles);
  sends(ACTION.resend, briefFile);
  explains(ACTION.why, whyMessages);
  explains(ACTION.define, definitionMessages);
  on(ACTION.feedback, async ({ value, user, place }) => {
    const given = readFeedback(value);
    if (given === null || place === null) return;
    await feedback.keep({ ...given, asker: user });
    await outbox.whisper(place, user, [noticeMessage('Thank you: it helps to make answers better.')]);
  });
}
