import type { Bind } from '../driver.ts';
import type { Outcome, Session } from '../session.ts';

/** A session that counts what it sends, for one piece of work. */
export interface CountedSession {
  readonly sent: () => number;
  run(sqlText: string, binds?: readonly Bind[]): Promise<Outcome>;
}

/** @param seconds when the engine stops any one of its statements */
export function countStatements(session: Session, seconds: number, signal?: AbortSignal): CountedSession {
  let sent = 0;
  return {
    sent: () => sent,
    run: (sqlText, binds = []) => {
      sent += 1;
      return session.execute({ sqlText, binds, seconds, signal });
    },
  };
}
