import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../tools/ports.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { markOf, postedBefore } from './posted-before.ts';

/** The Web API as the rest of this surface uses it: in order per channel, and again where Slack asks for patience. */
export interface SlackApi {
  /** @throws the client's error once nothing more can be tried */
  call(method: string, args: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  /** The same once, outside of any queue: for signs that are worth nothing later. */
  hint(method: string, args: Readonly<Record<string, unknown>>): Promise<void>;
  /** All files by one upload into one place. */
  upload(
    to: { readonly channel: string; readonly thread: string },
    files: readonly UploadedFile[],
  ): Promise<void>;
  /** When every call that was begun has ended. */
  idle(): Promise<void>;
}

export interface UploadedFile {
  readonly filename: string;
  readonly title: string;
  readonly data: Buffer;
  readonly altText: string | null;
}

/** Nobody waits longer for an answer. */
const PATIENCE_MS = 300_000;
/** Pauses after failures, where Slack names none; after the last nothing is tried again. */
const PAUSES_MS = [250, 1_000, 3_000, 8_000, 15_000] as const;

export type Sleep = (milliseconds: number) => Promise<void>;

const sleepFor: Sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface ClientError {
  readonly code?: string;
  readonly statusCode?: number;
  readonly retryAfter?: number;
  readonly data?: { readonly error?: string };
}

/** Errors of the platform that pass by themselves. */
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
]);

const isRateLimit = (failure: unknown): boolean =>
  (failure as ClientError).code === 'slack_webapi_rate_limited_error';

/** Milliseconds until another try, or null where none would help. */
function pauseAfter(failure: unknown, failed: number): number | null {
  const { code, statusCode = 0, retryAfter, data } = failure as ClientError;
  const usual = PAUSES_MS[failed] ?? null;
  if (isRateLimit(failure)) return (retryAfter ?? 1) * 1_000;
  if (code === 'slack_webapi_http_error') return statusCode >= 500 ? usual : null;
  if (code === 'slack_webapi_request_error') return usual;
  if (code === 'slack_webapi_platform_error') return PASSING.has(data?.error ?? '') ? usual : null;
  return null;
}

/** What Slack calls the failure: `channel_not_found`. Never the client's own text, which can hold what was sent. */
export function slackErrorOf(failure: unknown): string {
  const { code, data } = failure as ClientError;
  return data?.error ?? code ?? 'unknown_error';
}

/** True where Slack was not heard at all. */
export const isUnreachable = (failure: unknown): boolean =>
  (failure as ClientError).code === 'slack_webapi_request_error';

/** What is written to one channel keeps its order; what is only read waits for nobody but its own method. */
const laneOf = (method: string, args: Readonly<Record<string, unknown>>): string =>
  /^chat\./.test(method) && typeof args['channel'] === 'string' ? args['channel'] : method;

/**
 * @param client must reject calls that are over a limit and try nothing again: queues and patience are here, per
 *   channel, where the client would stop for all
 */
export function createSlackApi(
  client: Pick<WebClient, 'apiCall' | 'filesUploadV2'>,
  sleep: Sleep = sleepFor,
  lanes: Lanes = createLanes(),
  clock: Clock = { now: () => new Date() },
): SlackApi {
  /** @param standing what an attempt whose answer was lost has left behind, if anything */
  async function patiently<T>(
    work: () => Promise<T>,
    standing: () => Promise<T | null> = async () => null,
  ): Promise<T> {
    let failed = 0;
    for (let waited = 0; ; ) {
      try {
        const left = failed === 0 ? null : await standing();
        return left ?? (await work());
      } catch (failure) {
        const limited = isRateLimit(failure);
        const pause = pauseAfter(failure, failed);
        if (pause === null || waited + pause > PATIENCE_MS) throw failure;
        waited += pause;
        if (!limited) failed += 1;
        await sleep(pause);
      }
    }
  }
  const isRead = (method: string): boolean => /\.(info|list|members|replies|test)$/.test(method);

  type Said = Readonly<Record<string, unknown>>;
  const once = async (method: string, args: Said): Promise<Said> => ({
    ...(await client.apiCall(method, { ...args })),
  });
  /** Posts a message that is recognised where it stands already. */
  const post = (args: Said): Promise<Said> => {
    const id = Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(12))).toString('hex');
    const [channel, thread] = [String(args['channel']), String(args['thread_ts'] ?? '')];
    return patiently(
      () => once('chat.postMessage', { ...args, metadata: markOf(id) }),
      async () => {
        const ts = await postedBefore(once, id, { channel, thread }, clock.now().getTime());
        return ts === null ? null : { ok: true, channel, ts };
      },
    );
  };

  return {
    call: (method, args) => {
      const work = () => (method === 'chat.postMessage' ? post(args) : patiently(() => once(method, args)));
      return isRead(method) ? work() : lanes.run(laneOf(method, args), work);
    },
    hint: async (method, args) => {
      await client.apiCall(method, { ...args });
    },
    upload: ({ channel, thread }, files) =>
      lanes.run(channel, async () => {
        const uploads = files.map(({ filename, title, data, altText }) => ({
          ...{ filename, title, file: data },
          ...(altText === null ? {} : { alt_text: altText }),
        }));
        await patiently(() =>
          client.filesUploadV2({
            channel_id: channel,
            ...(thread === '' ? {} : { thread_ts: thread }),
            file_uploads: uploads as [(typeof uploads)[0], ...typeof uploads],
          }),
        );
      }),
    idle: () => lanes.idle(),
  };
}
