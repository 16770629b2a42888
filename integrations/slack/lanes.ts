/** Work in lanes: one thing at a time in each, in the order it came, and lanes beside each other. */
export interface Lanes {
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
  /** Lanes with something in them. */
  readonly size: number;
  /** When everything that was begun has ended. */
  idle(): Promise<void>;
}

/** A lane exists as long as something is in it, so that memory does not grow with the channels ever seen. */
export function createLanes(): Lanes {
  const last = new Map<string, Promise<unknown>>();
  return {
    run: (lane, work) => {
      const before = last.get(lane) ?? Promise.resolve();
      const result = before.then(work, work);
      const settled = result
        .catch(() => {})
        .then(() => {
          if (last.get(lane) === settled) last.delete(lane);
        });
      last.set(lane, settled);
      return result;
    },
    get size() {
      return last.size;
    },
    idle: async () => {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
