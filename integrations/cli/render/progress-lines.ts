import { inert } from '../../../tools/inert.ts';
import type { Progress } from '../../../tools/ports.ts';
import type { Output } from '../streams.ts';
import { ellipsize } from './fit-text.ts';
import type { Screen } from './screen.ts';

const CLEAR_LINE = '\r\u001b[2K';
/** A step announced with its seconds has been timed by its maker and is over. */
const SECONDS = /^\d+(\.\d+)? s$/;

/** Progress drawn on stderr; `finish` closes the step that is running, `clear` forgets it. */
export interface ProgressLines extends Progress {
  finish(): void;
  clear(): void;
}

/**
 * One line per finished step with its seconds. A step runs until the next one begins; naming the running step
 * again only changes its detail. A step whose detail is its seconds (`2.5 s`) closes the running one unprinted:
 * it was the whole of which the running one was a part.
 *
 * @param options.live true where the last line can be rewritten: then the running step is shown as well
 * @param options.elapsed milliseconds of a clock that only runs forward
 */
export function createProgressLines(options: {
  readonly output: Output;
  readonly screen: Screen;
  readonly live: boolean;
  readonly elapsed: () => number;
}): ProgressLines {
  const { output, screen, live, elapsed } = options;
  const { palette } = screen;
  let running: { name: string; detail: string; since: number } | null = null;

  const describe = (name: string, detail: string): string =>
    ellipsize(inert(detail === '' ? name : `${name}: ${detail}`), screen.columns - '  000.0 s  '.length - 1);

  const draw = (): void => {
    if (live && running !== null) {
      output.write(`${CLEAR_LINE}${palette.accent('         …')} ${describe(running.name, running.detail)}`);
    }
  };
  const print = (seconds: string, name: string, detail: string): void =>
    output.write(`${palette.dim(seconds.padStart(10))} ${describe(name, detail)}\n`);
  const clear = (): void => {
    if (live && running !== null) output.write(CLEAR_LINE);
    running = null;
  };
  const finish = (): void => {
    if (running === null) return;
    const { name, detail, since } = running;
    clear();
    print(`${((elapsed() - since) / 1000).toFixed(1)} s`, name, detail);
  };

  return {
    step(name, detail = '') {
      if (SECONDS.test(detail)) {
        clear();
        print(detail, name, '');
        return;
      }
      if (running?.name === name) running.detail = detail;
      else {
        finish();
        running = { name, detail, since: elapsed() };
      }
      draw();
    },
    finish,
    clear,
  };
}
