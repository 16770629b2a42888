import { z } from 'zod';
import { contentArgs, messageContent } from './methods/message-content.ts';
import type { ReceivedRequest } from './read-request.ts';
import { SlackRefusal } from './slack-refusal.ts';
import type { HttpAnswer } from './web-api.ts';
import type { World } from './world.ts';

/** A response_url takes five answers. */
const MOST_USES = 5;

const reply = z.object({
  ...contentArgs,
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
});

function act(id: string, fields: unknown, world: World): void {
  const target = world.responseUrls.get(id);
  if (!target) throw new SlackRefusal('invalid_url');
  if (target.uses >= MOST_USES) throw new SlackRefusal('used_url');
  const parsed = reply.safeParse(fields);
  if (!parsed.success) throw new SlackRefusal('invalid_payload');
  target.uses += 1;
  const { channel, user, messageTs, threadTs } = target;
  const original = messageTs === undefined ? undefined : world.messages.find(channel, messageTs);
  if (parsed.data.delete_original) {
    if (original) world.messages.remove(original);
    return;
  }
  const { text, blocks } = messageContent(parsed.data);
  if (parsed.data.replace_original && original) {
    original.text = text;
    original.blocks = blocks;
    original.edited = world.messages.nextTs();
  } else if (parsed.data.response_type === 'in_channel') {
    const { botUserId, botId } = world.settings;
    world.messages.add({ channel, user: botUserId, botId, text, blocks, threadTs });
  } else {
    world.ephemerals.push({ channel, user, text });
  }
}

/** Answers a POST to a response_url: ephemeral unless it asks for the channel, or a change of the original. */
export function answerResponseUrl(id: string, request: ReceivedRequest, world: World): HttpAnswer {
  let error: string | undefined;
  try {
    act(id, request.fields, world);
  } catch (refusal) {
    if (!(refusal instanceof SlackRefusal)) throw refusal;
    error = refusal.code;
  }
  const status = error === undefined ? 200 : 404;
  const ok = error === undefined;
  const channel = world.responseUrls.get(id)?.channel;
  world.recorder.called({
    method: 'response_url',
    args: { ...request.fields, ...(channel ? { channel } : {}) },
    status,
    ok,
    ...(error === undefined ? {} : { error }),
    warnings: [],
  });
  return { status, body: error === undefined ? { ok } : { ok, error } };
}
