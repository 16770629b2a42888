import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { Clock } from '../../../tools/ports.ts';

export interface Feedback {
  readonly verdict: 'helpful' | 'unhelpful';
  readonly answerId: string;
  readonly asker: string;
}

/** What people think of answers, for those who evaluate them: one line of JSON each, the last of an asker counts. */
export interface FeedbackLog {
  /** @throws PayerscopeError STORE_UNAVAILABLE when it cannot be kept */
  keep(feedback: Feedback): Promise<void>;
}

/** @param file `feedback.jsonl` of the data directory; made with the first feedback */
export function createFeedbackLog(file: string, clock: Clock): FeedbackLog {
  return {
    keep: async ({ verdict, answerId, asker }) => {
      const line = JSON.stringify({ at: clock.now().toISOString(), answerId, verdict, asker });
      try {
        await mkdir(dirname(file), { recursive: true });
        await appendFile(file, `${line}\n`, { mode: 0o600 });
      } catch (cause) {
        throw new PayerscopeError(
          'STORE_UNAVAILABLE',
          'Your feedback could not be kept; tell whoever runs Payerscope that its data directory cannot be written.',
          { cause },
        );
      }
    },
  };
}
