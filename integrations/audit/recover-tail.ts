import type { AuditHead } from './audit-head.ts';
import { readLine } from './audit-line.ts';

/** What stands in the current segment beyond what the head knows. */
export type Tail =
  | {
      readonly kind: 'ours';
      /** The head moved past the whole lines a killed writer left. */
      readonly head: AuditHead;
      /** How many these are. */
      readonly adopted: number;
      /** The line it never finished, as the bytes it is; empty when there is none. */
      readonly torn: string;
    }
  | { readonly kind: 'foreign' };

/**
 * Tells a killed writer's lines from somebody else's. The head names the hashes of what is being written: whole
 * lines with these hashes, in this order, are adopted; an unfinished line is handed back, to be recorded as torn;
 * any other whole line was put there by someone else.
 *
 * @param tail bytes of the segment after `head.bytes`, one character each
 */
export function recoverTail(head: AuditHead, tail: string): Tail {
  const lines = tail.split('\n');
  const torn = lines.pop()!;
  let moved = head;
  for (const [index, text] of lines.entries()) {
    const line = readLine(text);
    const expected = head.pending[index];
    if (line === null || line.hash !== expected || line.prev !== moved.hash) return { kind: 'foreign' };
    moved = {
      ...moved,
      count: moved.count + 1,
      hash: line.hash,
      bytes: moved.bytes + text.length + 1,
    };
  }
  return { kind: 'ours', head: { ...moved, pending: [] }, adopted: lines.length, torn };
}
