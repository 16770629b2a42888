import type { Answer } from '../../../tools/answer.ts';
import type { Application } from '../../application.ts';
import type { CommandContext } from '../context.ts';
import { createProgressLines } from '../render/progress-lines.ts';

/**
 * Asks, with what is being done on a line of stderr that is gone when the answer is there.
 * @throws whatever the application throws
 */
export async function askWithProgress(
  application: Application,
  asked: Omit<Parameters<Application['ask']>[0], 'onProgress'>,
  { streams, notices, live, elapsed }: CommandContext,
): Promise<Answer> {
  const progress = createProgressLines({ output: streams.stderr, screen: notices, live, elapsed });
  // Answers take milliseconds: what is being done is worth a live line, but no lasting one.
  const onProgress = (event: string): void => {
    if (!live) return;
    progress.clear();
    progress.step(event);
  };
  try {
    return await application.ask({ ...asked, onProgress });
  } finally {
    progress.clear();
  }
}
