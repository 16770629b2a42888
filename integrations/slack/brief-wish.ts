/**
 * A wish for a brief as the agent reads it. Executives are whom a brief is for unless it says otherwise, so the word
 * adds nothing.
 */
export function briefWish(words: string): string {
  return `/brief ${words.replace(/\b(?:for )?executives?\b/gi, ' ')}`.replace(/\s+/g, ' ').trim();
}
