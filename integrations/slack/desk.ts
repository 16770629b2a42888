import type { Answer } from '../../tools/answer.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import { type Admitting, admit } from './admit.ts';
import { askInScope } from './ask-in-scope.ts';
import { noticeMessage } from './blocks/notice-blocks.ts';
import type { CurrentApplication } from './current-application.ts';
import { type Delivery, deliverAnswer } from './deliver-answer.ts';
import { createLanes } from './lanes.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import type { Log } from './log.ts';
import type { Outbox, Target } from './outbox.ts';
import { auditName, type Question } from './question.ts';
import { type SlackApi, slackErrorOf } from './slack-api.ts';
import { type Status, showStatus } from './status.ts';
import type { TakenAsk } from './stores/once-store.ts';

/** Where questions are handed in, whichever way they came. */
export interface Desk {
  /**
   * Takes a question on and returns at once; false where it was taken on before.
   * @throws PayerscopeError STORE_UNAVAILABLE when it cannot be noted, and so not be answered once
   */
  take(question: Question): boolean;
  /** Takes a question back, and what was posted for it; null where the message held none. */
  withdraw(channel: string, message: string): Promise<TakenAsk | null>;
  /** When everything taken on has ended. */
  idle(): Promise<void>;
  /** Stops what is being worked on. It stays open: whoever starts next tells the askers. */
  abandon(): void;
  readonly open: number;
}

export interface DeskDeps extends Admitting, Delivery {
  readonly api: SlackApi;
  readonly outbox: Outbox;
  readonly application: CurrentApplication;
  readonly log: Log;
}

const BUG = 'Something went wrong on my side; whoever runs Payerscope finds it in its log.';

const UNINVITED = 'I am not in that channel: invite me there, or ask me in a direct message.';

/** The one way from a question to its answer: once, in the order of its conversation, a few at a time. */
export function createDesk(deps: DeskDeps): Desk {
  const { api, outbox, application, once, clock, log, policy } = deps;
  const conversations = createLanes();
  const atATime = limitConcurrency(policy.concurrency);
  const running = new Map<number, AbortController>();
  let abandoned = false;

  const whisper = (ask: TakenAsk, sentence: string): Promise<void> =>
    outbox.whisper({ channel: ask.channel, thread: ask.thread }, ask.asker, [noticeMessage(sentence)]);

  /** Where the answer goes: under the question, or to the asker alone. */
  async function targetOf(ask: TakenAsk, directly: boolean): Promise<Target> {
    const here = { channel: ask.channel, thread: ask.thread };
    if (!directly) return here;
    const direct = await outbox.direct(ask.asker);
    return direct === ask.channel ? here : { channel: direct, thread: '' };
  }

  async function answer(ask: TakenAsk, wish: Question, status: Status, signal: AbortSignal): Promise<void> {
    const admission = await admit(
      { asker: ask.asker, channel: ask.channel, privately: wish.privately ?? 'never' },
      deps,
    );
    if (admission.kind !== 'admitted') {
      log(admission.kind, { ask: ask.id, channel: ask.channel });
      status.clear();
      if (admission.kind === 'refused') await whisper(ask, admission.reason);
      return;
    }
    const { person, scope, directly } = admission;
    const said: Answer = await application.use((agent) =>
      askInScope(
        agent,
        {
          question: ask.question,
          thread: ask.conversation,
          asker: auditName(person.team, person.id),
          signal,
          onProgress: status.step,
        },
        scope,
      ),
    );
    if (!once.isWanted(ask.id)) return status.clear();
    const target = await targetOf(ask, directly);
    await deliverAnswer(said, ask, target, deps);
    if (target.channel !== ask.channel) status.clear();
    log('answered', { ask: ask.id, status: said.status, answer: said.answerId });
  }

  async function told(ask: TakenAsk, failure: unknown): Promise<void> {
    const expected = failure instanceof PayerscopeError;
    const error = expected ? failure.code : slackErrorOf(failure);
    const uninvited = error === 'not_in_channel' || error === 'channel_not_found';
    log(expected || uninvited ? 'failed' : 'bug', { ask: ask.id, error });
    await whisper(ask, expected ? failure.message : uninvited ? UNINVITED : BUG).catch((again: unknown) =>
      log('unreachable', { ask: ask.id, channel: ask.channel, error: slackErrorOf(again) }),
    );
  }

  async function work(ask: TakenAsk, wish: Question, status: Status): Promise<void> {
    if (!once.isWanted(ask.id) || abandoned) return status.clear();
    const controller = new AbortController();
    running.set(ask.id, controller);
    try {
      await answer(ask, wish, status, controller.signal);
    } catch (failure) {
      if (controller.signal.aborted) return status.clear();
      status.clear();
      await told(ask, failure);
    } finally {
      running.delete(ask.id);
      status.end();
      if (!abandoned) once.done(ask.id);
    }
  }

  return {
    take: (question) => {
      const { keys, again, privately: _, ...noted } = question;
      const ask = once.claim(keys, noted, again);
      if (ask === null) return false;
      const status = showStatus(api, ask, () => clock.now().getTime());
      void conversations
        .run(ask.conversation, () => atATime(() => work(ask, question, status)))
        .catch((failure: unknown) => log('bug', { ask: ask.id, error: slackErrorOf(failure) }));
      return true;
    },
    withdraw: async (channel, message) => {
      const ask = once.askedIn(channel, message);
      if (ask === null) return null;
      once.withdraw(ask.id);
      running.get(ask.id)?.abort();
      for (const post of once.posts(ask.id)) {
        await outbox
          .remove(post.channel, post.ts)
          .catch((failure: unknown) => log('not-removed', { ask: ask.id, error: slackErrorOf(failure) }));
      }
      once.forgetPosts(ask.id);
      return ask;
    },
    idle: () => conversations.idle(),
    abandon: () => {
      abandoned = true;
      for (const controller of running.values()) controller.abort();
    },
    get open() {
      return running.size;
    },
  };
}
