import type { RateLimits } from './settings.ts';

/** A method's tier allows this many calls a minute; a channel takes a short burst, then one message a second. */
const CHANNEL = { burst: 5, perSecond: 1 };
const POSTS = ['chat.postMessage'];

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Counts calls against the tier of each method and messages against each channel.
 *
 * @returns a function that gives the seconds to wait, or null when the call is within the limits.
 */
export function createRateLimit(limits: RateLimits | false, now: () => number) {
  const buckets = new Map<string, Bucket>();
  const spend = (key: string, size: number, perSecond: number): number | null => {
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: size, at };
    const tokens = Math.min(size, bucket.tokens + ((at - bucket.at) / 1_000) * perSecond);
    const enough = tokens >= 1;
    buckets.set(key, { tokens: enough ? tokens - 1 : tokens, at });
    return enough ? null : Math.ceil((1 - tokens) / perSecond);
  };
  return (method: string, perMinute: number, channel: unknown): number | null => {
    if (limits === false) return null;
    const size = limits.perMinute?.[method] ?? perMinute;
    const wait = spend(method, size, size / 60);
    if (wait !== null || !POSTS.includes(method) || typeof channel !== 'string') return wait;
    const { burst, perSecond } = limits.channel ?? CHANNEL;
    return spend(`${method} ${channel}`, burst, perSecond);
  };
}
