import type { Clock } from '../../../tools/ports.ts';

/** Remembers what was looked up for a while, and no more than `size` of it. Lookups under way are shared. */
export function createCache<T>(options: {
  readonly size: number;
  readonly seconds: number;
  readonly clock: Clock;
}): (key: string, lookUp: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { readonly value: Promise<T>; readonly until: number }>();
  return (key, lookUp) => {
    const now = options.clock.now().getTime();
    const known = kept.get(key);
    if (known !== undefined && known.until > now) return known.value;
    const value = lookUp();
    kept.delete(key);
    kept.set(key, { value, until: now + options.seconds * 1_000 });
    // A failure is no knowledge.
    value.catch(() => {
      if (kept.get(key)?.value === value) kept.delete(key);
    });
    if (kept.size > options.size) kept.delete(kept.keys().next().value!);
    return value;
  };
}
