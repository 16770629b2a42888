import { PayerscopeError } from '../../../tools/errors.ts';

/** Source files that cannot be imported, in one sentence; nothing in the warehouse has changed. */
export function sourceInvalid(
  sentence: string,
  options: { cause?: unknown; details?: Record<string, unknown> } = {},
): PayerscopeError {
  return new PayerscopeError('SOURCE_INVALID', sentence, options);
}
