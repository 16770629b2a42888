import type { AnswerStatus } from './answer.ts';
import type { AuditedStatement } from './audited-statement.ts';
import type { ErrorCode } from './errors.ts';

/** Why something failed: a coded failure, a defect, or an asker who went away before the answer. */
export type AuditedError = ErrorCode | 'BUG' | 'ABANDONED';

/** One question and how it ended. It has no place for a value, a headline or any text of an answer. */
export interface QuestionEvent {
  readonly event: 'question';
  /** Who asked, as the surface knows people: an account name, a chat user's id. Opaque here. */
  readonly asker: string;
  readonly thread: string;
  /** Empty where the question failed before there was an answer. */
  readonly answerId: string;
  /** Empty where no release could be opened. */
  readonly release: string;
  /** As it was typed; the log decides how to keep it. */
  readonly question: string;
  readonly planner: string;
  /** What the planner decided and the templates it named; null where it never came to a plan. */
  readonly plan: { readonly kind: string; readonly templates: readonly string[] } | null;
  readonly statements: readonly AuditedStatement[];
  readonly status: AnswerStatus;
  readonly error: AuditedError | null;
}

/** A build: recorded when it begins, so that none runs unrecorded, and when it ends. */
export interface BuildEvent {
  readonly event: 'build';
  readonly asker: string;
  readonly format: string;
  readonly status: 'begun' | 'published' | 'failed';
  /** The release now in force; empty unless one was published. */
  readonly release: string;
  /** Family → measure → published cells and how many of them are withheld. */
  readonly withheld: Readonly<
    Record<string, Readonly<Record<string, { readonly cells: number; readonly withheld: number }>>>
  >;
  readonly error: AuditedError | null;
}

/** A check of statements or of a release, such as `vet`: whether it passed, and counts of what it looked at. */
export interface CheckEvent {
  readonly event: 'check';
  readonly asker: string;
  readonly check: string;
  readonly status: 'passed' | 'failed';
  readonly counts: Readonly<Record<string, number>>;
}

/** What the audit log takes. */
export type AuditEvent = QuestionEvent | BuildEvent | CheckEvent;
