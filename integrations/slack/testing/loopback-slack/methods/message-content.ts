import { z } from 'zod';
import { checkBlocks } from '../blocks/check-blocks.ts';
import { refusalWithReasons, SlackRefusal } from '../slack-refusal.ts';
import { blocks, json } from './define-method.ts';

export const HARD_TEXT = 40_000;
export const SOFT_TEXT = 4_000;
export const MOST_MARKDOWN = 12_000;

export const contentArgs = {
  text: z.string().optional(),
  markdown_text: z.string().optional(),
  blocks: blocks.optional(),
  attachments: json(z.array(z.looseObject({ blocks: z.array(z.unknown()).optional() }))).optional(),
  metadata: json(z.looseObject({ event_type: z.string(), event_payload: z.looseObject({}) })).optional(),
};

type Content = z.infer<z.ZodObject<typeof contentArgs>>;

export function refuseBadBlocks(list: readonly unknown[] | undefined, at = '/blocks'): void {
  const problems = checkBlocks(list ?? [], 'message', at);
  if (problems.length > 0) throw refusalWithReasons('invalid_blocks', problems);
}

/** @returns the text and blocks of a message. @throws SlackRefusal for what Slack would not show. */
export function messageContent(content: Content, mostText = HARD_TEXT) {
  const { text, markdown_text: markdown, blocks: list, attachments, metadata } = content;
  if (markdown !== undefined && (text !== undefined || list !== undefined)) {
    throw new SlackRefusal('markdown_text_conflict');
  }
  if (!text && !markdown && !list?.length && !attachments?.length) throw new SlackRefusal('no_text');
  if ((text?.length ?? 0) > mostText || (markdown?.length ?? 0) > MOST_MARKDOWN) {
    throw new SlackRefusal('msg_too_long');
  }
  if ((attachments?.length ?? 0) > 100) throw new SlackRefusal('too_many_attachments');
  refuseBadBlocks(list);
  attachments?.forEach((attachment, index) => {
    refuseBadBlocks(attachment.blocks, `/attachments/${index}/blocks`);
  });
  return { text: text ?? markdown ?? '', blocks: list ?? [], metadata };
}
