import type { Reading } from './read-question.ts';

/** Whether a reading carries a tag. */
export function has(reading: Reading, tag: string): boolean {
  return reading.marks.some((mark) => mark.tag === tag);
}
