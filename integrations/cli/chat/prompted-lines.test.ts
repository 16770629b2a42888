import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { promptedLines } from './prompted-lines.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const UP = '\u001b[A';

/** Types at a prompt; every key is a chunk of its own, as from a keyboard. */
function desk(options: { running?: () => boolean } = {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk) => {
    shown += chunk;
  });
  const lines = promptedLines(
    { input, output },
    {
      prompt: '> ',
      complete: (line) => [['/chart '].filter((name) => name.startsWith(line)), line],
      interrupt: options.running ?? (() => false),
    },
  );
  return {
    lines,
    shown: () => shown,
    type: async (...keys: string[]) => {
      for (const key of keys) {
        input.write(key);
        await setImmediate();
        await setImmediate();
      }
    },
  };
}

test('prompts once a line, completes with Tab, recalls with Up, and ends with Ctrl-D', async () => {
  const { lines, type, shown } = desk();
  const first = lines.next();
  await type('/c', '\t', '\r');
  expect(await first).toEqual({ done: false, value: '/chart ' });
  const second = lines.next();
  await type(UP, 'x', '\r');
  expect(await second).toEqual({ done: false, value: '/chart x' });
  const third = lines.next();
  await type(CTRL_D);
  expect(await third).toEqual({ done: true, value: undefined });
  expect(shown().match(/\n.*> /g)).toHaveLength(3);
});

test('what is typed while a question runs comes next, without a prompt', async () => {
  const { lines, type } = desk();
  const first = lines.next();
  await type('one', '\r', 'two', '\r');
  expect((await first).value).toBe('one');
  expect((await lines.next()).value).toBe('two');
  await lines.return(undefined);
});

test('Ctrl-C stops what runs, else drops a line that was begun, else leaves', async () => {
  const stopped: string[] = [];
  let running = true;
  const { lines, type } = desk({
    running: () => {
      if (running) stopped.push('question');
      return running;
    },
  });
  const first = lines.next();
  await type(CTRL_C);
  expect(stopped).toEqual(['question']);
  running = false;
  await type('never mind', CTRL_C, 'this', '\r');
  expect((await first).value).toBe('this');
  const second = lines.next();
  await type(CTRL_C);
  expect((await second).done).toBe(true);
});
