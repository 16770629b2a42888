import type { AuditEvent } from '../audit-event.ts';
import type { AuditLog } from '../ports.ts';

/** An audit log kept in memory, for tests of what is recorded. */
export function memoryAuditLog(): AuditLog & { readonly events: AuditEvent[] } {
  const events: AuditEvent[] = [];
  return {
    events,
    append: async (event) => {
      events.push(event);
    },
  };
}
