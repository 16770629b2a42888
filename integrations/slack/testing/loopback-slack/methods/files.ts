import { z } from 'zod';
import { SlackRefusal } from '../slack-refusal.ts';
import { later, type UploadedFile, type World } from '../world.ts';
import { blocks, defineMethod, json, TIER, ts } from './define-method.ts';
import { refuseBadBlocks } from './message-content.ts';
import { postableChannel } from './postable-channel.ts';

function fileJson(file: UploadedFile, world: World): Record<string, unknown> {
  const shares: Record<'public' | 'private', Record<string, unknown[]>> = { public: {}, private: {} };
  for (const { channel, ts: at, threadTs } of file.shares) {
    const side = shares[world.directory.channel(channel).kind === 'public' ? 'public' : 'private'];
    side[channel] = [...(side[channel] ?? []), { ts: at, ...(threadTs ? { thread_ts: threadTs } : {}) }];
  }
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    size: file.length,
    user: world.settings.botUserId,
    shares,
  };
}

const share = z.object({
  files: json(z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)),
  channel_id: z.string().optional(),
  thread_ts: ts.optional(),
  initial_comment: z.string().optional(),
  blocks: blocks.optional(),
});

export const fileMethods = {
  'files.getUploadURLExternal': defineMethod(
    {
      scopes: ['files:write'],
      perMinute: TIER.four,
      args: z.object({
        filename: z.string().min(1),
        length: z.coerce.number().int().positive(),
        alt_text: z.string().max(1_000).optional(),
      }),
    },
    ({ filename: name, length, alt_text: altText }, world) => {
      const id = world.newId('F');
      world.files.set(id, { id, name, length, altText, title: name, shares: [] });
      return { upload_url: `${world.origin}/upload/v1/${id}`, file_id: id };
    },
  ),

  'files.completeUploadExternal': defineMethod(
    { scopes: ['files:write'], perMinute: TIER.four, args: share },
    (args, world) => {
      const files = args.files.map(({ id, title }) => {
        const file = world.files.get(id);
        // An upload that never arrived is as unknown as one that was never announced.
        if (!file?.bytes) throw new SlackRefusal('file_not_found');
        if (title !== undefined) file.title = title;
        return file;
      });
      refuseBadBlocks(args.blocks);
      if (args.channel_id !== undefined) {
        const channel = postableChannel(args.channel_id, world).id;
        // Slack answers first and shares afterwards.
        later(world, world.settings.fileShareDelayMs, () => {
          const { botUserId: user, botId } = world.settings;
          const message = world.messages.add({
            channel,
            user,
            botId,
            subtype: 'file_share',
            text: args.initial_comment ?? '',
            threadTs: args.thread_ts,
            blocks: args.blocks ?? [],
            files: files.map(({ id }) => id),
          });
          for (const file of files) file.shares.push({ channel, ts: message.ts, threadTs: args.thread_ts });
        });
      }
      return { files: files.map((file) => fileJson(file, world)) };
    },
  ),

  'files.info': defineMethod(
    { scopes: ['files:read'], perMinute: TIER.four, args: z.object({ file: z.string().min(1) }) },
    (args, world) => {
      const file = world.files.get(args.file);
      if (!file?.bytes) throw new SlackRefusal('file_not_found');
      return { file: fileJson(file, world) };
    },
  ),
};

/** Takes the bytes behind an upload URL. @returns the HTTP status: 200 when they are as long as announced. */
export function receiveUpload(id: string, bytes: Buffer | undefined, world: World): number {
  const file = world.files.get(id);
  if (!file || file.bytes) return 404;
  if (bytes?.length !== file.length) return 400;
  file.bytes = bytes;
  return 200;
}
