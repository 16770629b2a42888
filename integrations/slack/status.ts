import type { SlackApi } from './slack-api.ts';

/** What is being done, shown to people while it is. Never a value, never worth a failure. */
export interface Status {
  step(text: string): void;
  /** Nothing is being done any more: for what ends without a message. */
  clear(): void;
  /** Stops renewing. */
  end(): void;
}

/** A status fades in Slack after two minutes: a slow answer shows it again. */
const RENEW_MS = 60_000;
/** Steps follow each other faster than anybody reads. */
const STEADY_MS = 1_000;

const BEGINNING = 'is reading the question…';
const WAITING = [
  'Reading the question…',
  'Asking the release…',
  'Checking what may be shown…',
  'Writing the answer…',
];

/**
 * Shows at once that somebody is at work: a status under the message, or, where Slack shows none, a reaction to it.
 * @param place.message the message that is answered; empty where there is none to react to
 */
export function showStatus(
  api: SlackApi,
  place: { readonly channel: string; readonly thread: string; readonly message: string },
  now: () => number,
): Status {
  const { channel, thread, message } = place;
  let last = BEGINNING;
  let shownAt = Number.NEGATIVE_INFINITY;
  let shown = false;
  const say = (status: string): Promise<void> =>
    api.hint('assistant.threads.setStatus', {
      ...{ channel_id: channel, thread_ts: thread, status },
      ...(status === '' ? {} : { loading_messages: WAITING }),
    });
  const seen = (): Promise<void> =>
    message === ''
      ? Promise.resolve()
      : api.hint('reactions.add', { channel, timestamp: message, name: 'eyes' });
  async function begin(): Promise<void> {
    if (thread === '') return;
    try {
      await say(BEGINNING);
      shown = true;
    } catch {
      await seen().catch(() => {});
    }
  }
  const first = begin();
  const timer = setInterval(() => void (shown && say(last).catch(() => {})), RENEW_MS);
  timer.unref();
  return {
    step: (text) => {
      last = `is ${text.charAt(0).toLowerCase()}${text.slice(1)}…`;
      if (!shown || now() - shownAt < STEADY_MS) return;
      shownAt = now();
      void say(last).catch(() => {});
    },
    clear: () => {
      clearInterval(timer);
      void first.then(() => (shown ? say('').catch(() => {}) : undefined));
    },
    end: () => clearInterval(timer),
  };
}
