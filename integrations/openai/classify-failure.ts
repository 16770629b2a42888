import type { FailureReason } from '../../agent/model-failure.ts';
import { CutReplyError, OversizedReplyError } from './bounded-fetch.ts';

/** What went wrong, and whether the same request may do better. */
export interface Failure {
  readonly reason: FailureReason;
  readonly again: boolean;
  /** Seconds the server asks to wait. */
  readonly afterSeconds?: number;
}

const final = (reason: FailureReason): Failure => ({ reason, again: false });
const passing = (reason: FailureReason): Failure => ({ reason, again: true });

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function* causes(error: unknown): Generator<unknown> {
  for (let at = error, depth = 0; at !== undefined && depth < 8; at = field(at, 'cause'), depth += 1)
    yield at;
}

const isQuota = (error: unknown): boolean =>
  ['code', 'type'].some((name) => String(field(error, name) ?? '').startsWith('insufficient_quota'));

function afterSeconds(error: unknown): number | undefined {
  const headers = field(error, 'headers');
  const text = headers instanceof Headers ? headers.get('retry-after') : null;
  const seconds = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function byStatus(status: number, error: unknown): Failure {
  if (status === 401 || status === 403) return final('refused');
  if (status === 404) return final('unknown-model');
  if (status === 402 || (status === 429 && isQuota(error))) return final('no-quota');
  if (status === 429) {
    const wait = afterSeconds(error);
    return wait === undefined ? passing('rate-limited') : { ...passing('rate-limited'), afterSeconds: wait };
  }
  if (status === 408 || status === 409 || status >= 500) return passing('server-error');
  return final('bad-request');
}

/**
 * Reads an error of the adapter by its kind: status, code and class. Its text is the provider's and is not read, but
 * for the name of the error.
 */
export function classifyFailure(error: unknown): Failure {
  const chain = [...causes(error)];
  if (chain.some((one) => one instanceof OversizedReplyError)) return final('bad-reply');
  if (chain.some((one) => one instanceof CutReplyError)) return passing('unreachable');
  const status = chain.map((one) => field(one, 'status')).find((one) => typeof one === 'number');
  if (status !== undefined) return byStatus(status as number, chain[0]);
  const names = chain.flatMap((one) => (one instanceof Error ? [one.name, one.constructor.name] : []));
  if (names.includes('ContextOverflowError')) return final('bad-request');
  if (names.includes('APIConnectionError') || names.includes('TimeoutError')) return passing('unreachable');
  // An error that the server sends within a stream has no status.
  if (names.includes('APIError')) return isQuota(chain[0]) ? final('no-quota') : passing('server-error');
  return final('bad-reply');
}
