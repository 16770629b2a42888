import { z } from 'zod';
import { SlackRefusal } from '../slack-refusal.ts';

export const pageArgs = {
  limit: z.coerce.number().int().min(1).max(1_000).optional(),
  cursor: z.string().optional(),
};

/** Cuts a list into pages. A cursor is opaque to the app: it encodes where the next page starts. */
export function page<T>(
  items: readonly T[],
  args: { limit?: number | undefined; cursor?: string | undefined },
) {
  const start = args.cursor ? Number(Buffer.from(args.cursor, 'base64url').toString()) : 0;
  if (!Number.isInteger(start)) throw new SlackRefusal('invalid_cursor');
  const end = start + (args.limit ?? 100);
  const next = end < items.length ? Buffer.from(String(end)).toString('base64url') : '';
  return { items: items.slice(start, end), next: { response_metadata: { next_cursor: next } } };
}
