import { PayerscopeError } from '../../../tools/errors.ts';

/** A build that cannot go on, in one sentence. The cause keeps what must not be shown. */
export function buildFailed(
  sentence: string,
  options: { cause?: unknown; details?: Record<string, unknown> } = {},
): PayerscopeError {
  return new PayerscopeError('BUILD_FAILED', sentence, options);
}

/**
 * What an engine's error may say in public: syntax, binder and catalog errors name tables and columns only;
 * any other (a failed conversion, say) may quote a value from a row and is reduced to its kind.
 */
export function publicReason(error: unknown): string {
  const [line = 'unknown error'] = String(error instanceof Error ? error.message : error).split('\n');
  const kind = /^([A-Z][A-Za-z ]+ Error)/.exec(line)?.[1];
  if (kind && !/^(Parser|Binder|Catalog|Syntax)/.test(kind)) return kind;
  return line.replace(/[.\s]+$/, '');
}
