import type { Message } from './message-log.ts';
import type { UploadedFile, World } from './world.ts';

/** What a person would see, for tests to look at. */
export function createConversationView(world: World) {
  return {
    /** The messages of a channel, those in threads included, oldest first. */
    messagesIn: (channel: string): readonly Message[] =>
      world.messages.all.filter((message) => message.channel === channel),
    /** A message and the replies to it. */
    threadOf: (ts: string): readonly Message[] =>
      world.messages.all.filter((message) => message.ts === ts || message.threadTs === ts),
    /** The text a message ended with, after edits and everything appended to a stream. */
    finalTextOf: (ts: string): string => {
      const message = world.messages.all.find((candidate) => candidate.ts === ts);
      if (!message) throw new Error(`There is no message ${ts}. Take the timestamp from messagesIn().`);
      return message.text;
    },
    /** The files that are visible in a channel by now. */
    filesIn: (channel: string): readonly UploadedFile[] =>
      [...world.files.values()].filter((file) => file.shares.some((share) => share.channel === channel)),
  };
}
