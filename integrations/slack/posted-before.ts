import { z } from 'zod';

const MARK = 'payerscope_post';
/** A message is looked for among those of the last hour. Seconds. */
const LOOK_BACK_S = 3_600;
const MOST = 200;

const messages = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      metadata: z.looseObject({ event_payload: z.looseObject({ post: z.string().optional() }) }).optional(),
    }),
  ),
});

/** What marks a message as one attempt to post, unseen by people. */
export const markOf = (post: string) => ({ event_type: MARK, event_payload: { post } });

type Call = (method: string, args: Record<string, unknown>) => Promise<unknown>;

/**
 * The timestamp of a message that stands although the answer to its posting was lost; null where there is none, or
 * where nobody may look.
 *
 * @param place the channel, and the thread or an empty text
 * @param nowMs the time, Unix milliseconds
 */
export async function postedBefore(
  call: Call,
  post: string,
  place: { readonly channel: string; readonly thread: string },
  nowMs: number,
): Promise<string | null> {
  const { channel, thread } = place;
  const window = {
    ...{ channel, limit: MOST, include_all_metadata: true },
    oldest: String(Math.floor(nowMs / 1_000) - LOOK_BACK_S),
  };
  try {
    const found = messages.parse(
      thread === ''
        ? await call('conversations.history', window)
        : await call('conversations.replies', { ...window, ts: thread }),
    );
    return found.messages.find(({ metadata }) => metadata?.event_payload.post === post)?.ts ?? null;
  } catch {
    // A message twice is better than none.
    return null;
  }
}
