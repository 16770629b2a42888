import { z } from 'zod';
import type { SlackMessage } from './blocks/pack-messages.ts';
import { type SlackApi, slackErrorOf, type UploadedFile } from './slack-api.ts';

/** A place in Slack something is written to. */
export interface Target {
  readonly channel: string;
  /** The message it stands under; empty for a message of its own. */
  readonly thread: string;
}

/** Nothing that is posted is unfolded, parsed or linked by Slack. */
const AS_IT_IS = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false } as const;

/** Everything this surface writes, in one manner. */
export interface Outbox {
  /** Posts messages in their order; `posted` hears of each as soon as it stands. */
  post(
    to: Target,
    messages: readonly SlackMessage[],
    posted?: (channel: string, ts: string) => void,
  ): Promise<string>;
  /** To one person's eyes, where it is asked. */
  whisper(to: Target, user: string, messages: readonly SlackMessage[]): Promise<void>;
  upload(to: Target, files: readonly UploadedFile[]): Promise<void>;
  remove(channel: string, ts: string): Promise<void>;
  /** The channel of direct messages with somebody. */
  direct(user: string): Promise<string>;
}

const UNREACHED = new Set(['not_in_channel', 'user_not_in_channel', 'channel_not_found']);

const opened = z.object({ channel: z.object({ id: z.string() }) });

const under = (thread: string) => (thread === '' ? {} : { thread_ts: thread });

export function createOutbox(api: SlackApi): Outbox {
  const post = async (
    to: Target,
    { text, blocks }: SlackMessage,
  ): Promise<{ channel: string; ts: string }> => {
    const { channel, ts } = await api.call('chat.postMessage', {
      ...{ channel: to.channel, text, blocks, ...AS_IT_IS },
      ...under(to.thread),
    });
    return { channel: String(channel ?? to.channel), ts: String(ts) };
  };
  const direct = async (user: string): Promise<string> => {
    const { channel } = opened.parse(await api.call('conversations.open', { users: user }));
    return channel.id;
  };
  return {
    post: async (to, messages, posted) => {
      let first = '';
      for (const message of messages) {
        const { channel, ts } = await post(to, message);
        posted?.(channel, ts);
        first ||= ts;
      }
      return first;
    },
    whisper: async ({ channel, thread }, user, messages) => {
      const whispered = async ({ text, blocks }: SlackMessage): Promise<unknown> => {
        if (channel.startsWith('D')) return post({ channel, thread }, { text, blocks });
        const said = { channel, user, text, blocks, parse: 'none', link_names: false, ...under(thread) };
        try {
          return await api.call('chat.postEphemeral', said);
        } catch (failure) {
          // Where nobody can be whispered to, there is still the direct message.
          if (!UNREACHED.has(slackErrorOf(failure))) throw failure;
          return post({ channel: await direct(user), thread: '' }, { text, blocks });
        }
      };
      for (const message of messages) await whispered(message);
    },
    upload: async (to, files) => {
      if (files.length > 0) await api.upload(to, files);
    },
    remove: async (channel, ts) => {
      await api.call('chat.delete', { channel, ts });
    },
    direct,
  };
}
