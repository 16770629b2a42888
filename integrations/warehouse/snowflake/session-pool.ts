import { classifyFailure } from './classify-failure.ts';
import type { Session } from './session.ts';

/** Sessions that are shared by statements, each used by one at a time. */
export interface SessionPool {
  /**
   * Lends a session. Where the work fails because the session is gone, it is done once more with a fresh one: what is
   * passed must be safe to do again.
   */
  use<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * @param open logs in, and prepares the session for use
 * @param size how many sessions there may be at once; who comes later waits
 */
export function createSessionPool(open: () => Promise<Session>, size: number): SessionPool {
  const idle: Session[] = [];
  const waiting: (() => void)[] = [];
  let lent = 0;

  const take = async (): Promise<Session> => {
    while (lent >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    lent += 1;
    for (let session = idle.pop(); session !== undefined; session = idle.pop()) {
      if (session.isUp()) return session;
    }
    try {
      return await open();
    } catch (failure) {
      giveBack(null);
      throw failure;
    }
  };
  const giveBack = (session: Session | null): void => {
    lent -= 1;
    if (session?.isUp()) idle.push(session);
    waiting.shift()?.();
  };
  const once = async <Result>(work: (session: Session) => Promise<Result>): Promise<Result> => {
    const session = await take();
    try {
      const result = await work(session);
      giveBack(session);
      return result;
    } catch (failure) {
      // What a failed statement left behind is nobody's: the next one gets a session of its own.
      giveBack(null);
      session.close().catch(() => {});
      throw failure;
    }
  };

  return {
    use: async (work) => {
      try {
        return await once(work);
      } catch (failure) {
        if (classifyFailure(failure) !== 'session') throw failure;
        return once(work);
      }
    },
    close: async () => {
      await Promise.all(idle.splice(0).map((session) => session.close()));
    },
  };
}
