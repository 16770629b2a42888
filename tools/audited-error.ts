import type { AuditedError } from './audit-event.ts';
import { PayerscopeError } from './errors.ts';

/** The code under which the audit log keeps a failure; its message may quote what was typed and is not kept. */
export function auditedError(error: unknown): AuditedError {
  return error instanceof PayerscopeError ? error.code : 'BUG';
}
