import type { SlackMessage } from './blocks/pack-messages.ts';
import type { SlackApi, UploadedFile } from './slack-api.ts';

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

const under = (thread: string) => (thread === '' ? {} : { thread_ts: thread });

export function createOutbox(api: SlackApi): Outbox {
  const post = async (to: Target, { text, blocks }: SlackMessage): Promise<{ channel: string; ts: string }> => {
    const { channel, ts } = await api.call('chat.postMessage', {
      ...{ channel: to.channel, text, blocks, ...AS_IT_IS },
      ...under(to.thread),
    });
    return { channel: String(channel ?? to.channel), ts: String(ts) };
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
      for (const { text, blocks } of messages) {
        if (channel.startsWith('D')) await post({ channel, thread }, { text, blocks });
        else await api.call('chat.postEphemeral', { channel, user, text, blocks, parse: 'none', link_names: false, ...under(thread) });
      }
    },
    upload: async (to, files) => {
      if (files.length > 0) await api.upload(to, files);
    },
    remove: async (channel, ts) => {
      await api.call('chat.delete', { channel, ts });
    },
    direct: async (user) => {
      const { channel } = await api.call('conversations.open', { users: user });
      return (channel as { id: string }).id;
    },
  };
}
