import { createHash } from 'node:crypto';

/** More of an unfinished line than any entry is long says nothing. */
const KEPT_CHARACTERS = 4_096;

/**
 * The entry that takes the place of a line whose writer was killed half-way: the unfinished text goes into it, so
 * that nothing is thrown away, and `payerscope audit verify` can say that it happened.
 */
export function repairedEvent(torn: string): object {
  return {
    event: 'repaired',
    tornBytes: torn.length,
    tornHash: `sha256:${createHash('sha256').update(torn, 'latin1').digest('hex')}`,
    torn: torn.slice(0, KEPT_CHARACTERS),
  };
}
