import type { KnownBlock } from '@slack/types';
import { LIMITS } from './limits.ts';

/** What is posted at once; `text` is what notifications and screen readers get of it. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** Characters of text in a block, wherever they stand. */
function lengthOf(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, one) => sum + lengthOf(one), 0);
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) =>
      sum + (key === 'text' && typeof value === 'string' ? value.length : lengthOf(value)),
    0,
  );
}

/**
 * Blocks in as few messages as Slack's limits allow, in their order: so many blocks, so much text, one table each.
 */
export function packMessages(text: string, blocks: readonly KnownBlock[]): SlackMessage[] {
  const packed: KnownBlock[][] = [];
  let current: KnownBlock[] = [];
  let used = 0;
  for (const block of blocks) {
    const length = block.type === 'table' ? 0 : lengthOf(block);
    const full =
      current.length >= LIMITS.blocksPerMessage ||
      used + length > LIMITS.textPerMessage ||
      (block.type === 'table' && current.some(({ type }) => type === 'table'));
    if (full) {
      packed.push(current);
      current = [];
      used = 0;
    }
    current.push(block);
    used += length;
  }
  if (current.length > 0) packed.push(current);
  return packed.map((part, index) => ({
    text: packed.length === 1 ? text : `${text} (${index + 1} of ${packed.length})`,
    blocks: part,
  }));
}
