import type { App } from '@slack/bolt';
import { z } from 'zod';
import { SHORTCUT } from '../actions.ts';
import type { Desk } from '../desk.ts';
import { conversationOf } from '../question.ts';
import { readText } from './read-text.ts';

const sent = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.object({ ts: z.string(), text: z.string().default('') }),
  trigger_id: z.string(),
});

/** The message shortcut: somebody's words are asked as they are, and the answer goes to whoever asked for it. */
export function listenToShortcut(app: App, desk: Desk): void {
  app.shortcut(SHORTCUT, async ({ ack, shortcut }) => {
    const parsed = sent.safeParse(shortcut);
    if (parsed.success) {
      const { user, channel, message, trigger_id: trigger } = parsed.data;
      desk.take({
        keys: [`shortcut ${trigger}`],
        ...{ channel: channel.id, thread: '', message: '', asker: user.id },
        question: readText(message.text),
        conversation: conversationOf(channel.id, `s${message.ts}:${user.id}`),
        privately: 'always',
      });
    }
    await ack();
  });
}
