import type { Answer } from '../../tools/answer.ts';
import type { Subject, Turn } from '../run/subject.ts';
import type { Assertion } from '../suite/assertions.ts';

/** What an assertion is judged by. */
export interface JudgeContext {
  readonly subject: Subject;
  readonly turn: Turn;
  /** Who came first in the turns before: as the suite, which has no data, assumes, and as the data have it. */
  readonly leader?: { readonly assumed: string; readonly found: string };
  /** Asks another question of the same application, in a conversation of its own. */
  readonly askBeside: (question: string) => Promise<Answer>;
}

/** What is wrong, one sentence each; nothing where the assertion holds. */
export type Failures = readonly string[];

/** Judges one kind of assertion. */
export type Judge<T extends Assertion['type']> = (
  asserted: Extract<Assertion, { type: T }>,
  context: JudgeContext,
) => Failures | Promise<Failures>;
