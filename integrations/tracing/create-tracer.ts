import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../tools/ports.ts';
import type { Attributes, Span, SpanKind } from './span.ts';

export interface Tracer {
  /**
   * Runs work as a span inside the one that is running. Attributes that are known only afterwards are added by `note`.
   * @throws whatever the work throws
   */
  span<T>(
    name: string,
    kind: SpanKind,
    attributes: Attributes,
    work: (note: (more: Attributes) => void) => Promise<T>,
  ): Promise<T>;
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

const NANOSECONDS = 1_000_000n;
const nanoseconds = (milliseconds: number): bigint =>
  (BigInt(Math.round(milliseconds * 1000)) * NANOSECONDS) / 1000n;

/** The kind of a failure: a code where it has one, never a message, which could hold words of people. */
function kindOf(error: unknown): string {
  const code =
    (error as { code?: unknown; reason?: unknown } | null)?.code ??
    (error as { reason?: unknown } | null)?.reason;
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
}

/**
 * Follows work through promises and tells of each piece when it ends.
 *
 * @param parent `traceparent` of whoever started the program; null for traces of its own
 */
export function createTracer(ended: (span: Span) => void, clock: Clock, parent: string | null): Tracer {
  const running = new AsyncLocalStorage<{ traceId: string; spanId: string }>();
  const [, traceOfParent, spanOfParent] = parent?.split('-') ?? [];
  const outside = traceOfParent === undefined ? undefined : { traceId: traceOfParent, spanId: spanOfParent! };
  return {
    span: async (name, kind, attributes, work) => {
      const above = running.getStore() ?? outside;
      const own = { traceId: above?.traceId ?? hex(16), spanId: hex(8) };
      const began = clock.now().getTime();
      const since = performance.now();
      let noted = attributes;
      let error: string | null = null;
      try {
        return await running.run(own, () =>
          work((more) => {
            noted = { ...noted, ...more };
          }),
        );
      } catch (failure) {
        error = kindOf(failure);
        throw failure;
      } finally {
        const end = began + (performance.now() - since);
        const times = { start: nanoseconds(began), end: nanoseconds(end) };
        ended({ ...own, ...times, parentId: above?.spanId ?? null, name, kind, attributes: noted, error });
      }
    },
  };
}
