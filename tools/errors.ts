/** Exit codes of the command line, as fixed by the outward contract. */
export const EXIT = {
  answered: 0,
  bug: 1,
  usage: 2,
  clarification: 3,
  declined: 4,
  unavailable: 5,
  checkFailed: 6,
} as const;

/** Stable codes of expected failures; each belongs to one exit code. */
export type ErrorCode =
  | 'USAGE'
  | 'INVALID_PARAMS'
  | 'UNKNOWN_TEMPLATE'
  | 'PERIOD_NOT_PUBLISHED'
  | 'UNKNOWN_MEMBER'
  | 'AMBIGUOUS'
  | 'SOURCE_INVALID'
  | 'BUILD_FAILED'
  | 'BUILD_RUNNING'
  | 'RELEASE_UNAVAILABLE'
  | 'RELEASE_REFUSED'
  | 'STORE_UNAVAILABLE'
  | 'CHECK_FAILED';

const EXIT_BY_CODE: Record<ErrorCode, number> = {
  USAGE: EXIT.usage,
  INVALID_PARAMS: EXIT.usage,
  UNKNOWN_TEMPLATE: EXIT.usage,
  PERIOD_NOT_PUBLISHED: EXIT.declined,
  UNKNOWN_MEMBER: EXIT.declined,
  AMBIGUOUS: EXIT.clarification,
  SOURCE_INVALID: EXIT.unavailable,
  BUILD_FAILED: EXIT.unavailable,
  BUILD_RUNNING: EXIT.unavailable,
  RELEASE_UNAVAILABLE: EXIT.unavailable,
  RELEASE_REFUSED: EXIT.checkFailed,
  STORE_UNAVAILABLE: EXIT.unavailable,
  CHECK_FAILED: EXIT.checkFailed,
};

/**
 * An expected failure: bad input, no release, a service that is down. Its message is one sentence that
 * says what is wrong, where, and what to do next; people see nothing else. Anything that is not a
 * `PayerscopeError` is a bug (exit code 1).
 */
export class PayerscopeError extends Error {
  readonly code: ErrorCode;
  /** Machine-readable facts for callers, never data from rows. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: Record<string, unknown> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PayerscopeError';
    this.code = code;
    this.details = options.details ?? {};
  }

  get exitCode(): number {
    return EXIT_BY_CODE[this.code];
  }
}
