import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** An event, command or interaction that was sent to the app. */
export interface SentRecord {
  readonly kind: 'sent';
  readonly at: number;
  readonly type: string;
  /** `event_id` of an event, `trigger_id` of the rest. */
  readonly id: string;
  readonly attempt: number;
  readonly transport: 'http' | 'socket';
  readonly connection?: number;
  readonly places: readonly string[];
}

/** The app's acknowledgement, also one that came too late to count. */
export interface AckRecord {
  readonly kind: 'ack';
  readonly at: number;
  readonly id: string;
  readonly attempt: number;
  readonly ackMs: number;
  readonly payload: unknown;
}

/** A request of the app: a Web API method, `upload` or `response_url`. */
export interface CallRecord {
  readonly kind: 'call';
  readonly at: number;
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly ok: boolean;
  readonly error?: string;
  /** What Slack would accept but not show well, such as a text over 4,000 characters. */
  readonly warnings: readonly string[];
  /** The delivery this call follows: the latest about the same channel or person, else the latest. */
  readonly follows?: string;
  /** Milliseconds since that delivery. */
  readonly sinceEventMs?: number;
}

export type Entry = SentRecord | AckRecord | CallRecord;

type Truthy<T> = Exclude<T, false | null | undefined | 0 | ''>;

export interface Recorder {
  readonly entries: readonly Entry[];
  sent(record: Omit<SentRecord, 'kind' | 'at'>): void;
  acknowledged(record: Omit<AckRecord, 'kind' | 'at'>): void;
  called(record: Omit<CallRecord, 'kind' | 'at' | 'follows' | 'sinceEventMs'>): void;
  /** The calls of one method, or of all, in order. */
  calls(method?: string): readonly CallRecord[];
  /** Resolves with the first truthy value of `predicate`; rejects when there is none in `timeoutMs`. */
  waitFor<T>(predicate: () => T, timeoutMs?: number): Promise<Truthy<T>>;
}

const POLL_MS = 5;

const PLACES = z
  .object({
    channel: z.string(),
    channel_id: z.string(),
    user_id: z.string(),
    users: z.string(),
    trigger_id: z.string(),
  })
  .partial()
  .transform((args) => Object.values(args))
  .catch([]);

/** Writes down everything that passes between Slack and the app, in order. */
export function createRecorder(now: () => number): Recorder {
  const entries: Entry[] = [];
  const followed = (args: unknown): SentRecord | undefined => {
    const places = PLACES.parse(args);
    const sent = entries.filter((entry) => entry.kind === 'sent');
    return sent.findLast((entry) => entry.places.some((place) => places.includes(place))) ?? sent.at(-1);
  };
  return {
    entries,
    sent: (record) => {
      entries.push({ kind: 'sent', at: now(), ...record });
    },
    acknowledged: (record) => {
      entries.push({ kind: 'ack', at: now(), ...record });
    },
    called: (record) => {
      const event = followed(record.args);
      const follows = event ? { follows: event.id, sinceEventMs: now() - event.at } : {};
      entries.push({ kind: 'call', at: now(), ...record, ...follows });
    },
    calls: (method) =>
      entries.filter((entry) => entry.kind === 'call').filter((call) => !method || call.method === method),
    waitFor: async (predicate, timeoutMs = 5_000) => {
      // Real time on purpose: the app under test runs in it, whatever clock the workspace has.
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        const value = predicate();
        if (value) return value as Truthy<typeof value>;
        if (performance.now() > deadline) {
          const seen = entries.slice(-10).map((entry) => (entry.kind === 'call' ? entry.method : entry.kind));
          throw new Error(
            `Nothing to wait for came in ${timeoutMs} ms. Last seen: ${seen.join(', ') || 'nothing'}.`,
          );
        }
        await sleep(POLL_MS);
      }
    },
  };
}
