import { createHmac } from 'node:crypto';

/** How the log keeps what people typed. */
export type QuestionRecord = 'text' | 'hash';

/** Longest question that is answered; of a longer one the beginning and the length tell enough. */
const KEPT_CHARACTERS = 1_000;

/**
 * A question as it stands in the log: its text, at most 1,000 characters of it, or its HMAC-SHA-256 under the data
 * directory's own salt, for houses where people may type a name into a question. The hash keeps words out of the
 * log and no more: an answer's id is made of its question without a salt, and confirms whoever guesses that.
 */
export function describeQuestion(
  question: string,
  record: QuestionRecord,
  salt: () => string,
): Readonly<Record<string, string | number>> {
  if (record === 'hash') {
    const digest = createHmac('sha256', salt()).update(question).digest('hex');
    return { questionHash: `hmac-sha256:${digest}` };
  }
  return question.length <= KEPT_CHARACTERS
    ? { question }
    : { question: question.slice(0, KEPT_CHARACTERS), questionLength: question.length };
}
