import { setTimeout as sleep } from 'node:timers/promises';

/** How the next calls of a method go wrong. Give a `status`, or an `error` that is answered with 200. */
export interface Fault {
  readonly times?: number;
  readonly status?: number;
  readonly retryAfter?: number;
  readonly error?: string;
  /** The call is done, and its answer never arrives. */
  readonly afterwards?: boolean;
}

export interface Faults {
  /** The next `times` (1 unless told) calls of `method` fail; `*` is every method. */
  fail(method: string, fault: Fault): void;
  /** Every answer comes this much later, until told otherwise. */
  slow(ms: number): void;
  /** The fault this call meets, used up by asking. */
  take(method: string): Fault | undefined;
  delay(): Promise<void>;
}

/** The script of what goes wrong, empty at first. */
export function createFaults(): Faults {
  const script: { method: string; left: number; fault: Fault }[] = [];
  let slowMs = 0;
  return {
    fail: (method, fault) => {
      script.push({ method, left: fault.times ?? 1, fault });
    },
    slow: (ms) => {
      slowMs = ms;
    },
    take: (method) => {
      const due = script.find((entry) => entry.left > 0 && (entry.method === method || entry.method === '*'));
      if (due) due.left -= 1;
      return due?.fault;
    },
    delay: async () => {
      if (slowMs > 0) await sleep(slowMs);
    },
  };
}
