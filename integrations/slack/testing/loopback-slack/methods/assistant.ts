import { z } from 'zod';
import type { World } from '../world.ts';
import { defineMethod, json, TIER, ts } from './define-method.ts';
import { postableChannel } from './postable-channel.ts';

const thread = { channel_id: z.string().min(1), thread_ts: ts };

function remember(
  world: World,
  args: { channel_id: string; thread_ts?: string | undefined },
  change: { status?: string; title?: string; prompts?: readonly unknown[] },
): Record<string, never> {
  const channel = postableChannel(args.channel_id, world);
  const key = `${channel.id}:${args.thread_ts ?? ''}`;
  world.assistant.set(key, { ...world.assistant.get(key), ...change });
  return {};
}

/** An answer in a thread ends its status. */
export function endStatus(world: World, channel: string, threadTs: string | undefined): void {
  const key = `${channel}:${threadTs ?? ''}`;
  const known = world.assistant.get(key);
  if (known?.status) world.assistant.set(key, { ...known, status: '' });
}

export const assistantMethods = {
  'assistant.threads.setStatus': defineMethod(
    {
      scopes: ['assistant:write', 'chat:write'],
      perMinute: TIER.status,
      args: z.object({
        ...thread,
        status: z.string(),
        loading_messages: json(
          z.array(z.string().min(1)).max(10, 'no more than 10 items allowed'),
        ).optional(),
      }),
    },
    (args, world) => remember(world, args, { status: args.status }),
  ),

  'assistant.threads.setTitle': defineMethod(
    {
      scopes: ['assistant:write'],
      perMinute: TIER.three,
      args: z.object({ ...thread, title: z.string().min(1) }),
    },
    (args, world) => remember(world, args, { title: args.title }),
  ),

  'assistant.threads.setSuggestedPrompts': defineMethod(
    {
      scopes: ['assistant:write'],
      perMinute: TIER.three,
      args: z.object({
        channel_id: thread.channel_id,
        thread_ts: ts.optional(),
        title: z.string().optional(),
        prompts: json(
          z
            .array(z.object({ title: z.string().min(1), message: z.string().min(1) }))
            .min(1, 'no less than 1 items required')
            .max(4, 'no more than 4 items allowed'),
        ),
      }),
    },
    (args, world) => remember(world, args, { prompts: args.prompts }),
  ),
};
