import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pipedLines } from './piped-lines.ts';

async function linesOf(chunks: readonly (Uint8Array | string)[]): Promise<string[]> {
  const lines: string[] = [];
  const stdin = (async function* () {
    yield* chunks;
  })();
  for await (const line of pipedLines(stdin)) lines.push(line);
  return lines;
}

test('lines end with either line end, and the last one may lack its own', async () => {
  expect(await linesOf(['one\ntwo\r\n\nfour'])).toEqual(['one', 'two', '', 'four']);
  expect(await linesOf(['one\n'])).toEqual(['one']);
  expect(await linesOf([])).toEqual([]);
});

test('however the bytes are cut, the lines are the same', async () => {
  const line = fc.stringMatching(/^[a-z €😀]{0,8}$/u);
  const cuts = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 6 }), cuts, async (lines, places) => {
      const bytes = new TextEncoder().encode(lines.map((text) => `${text}\n`).join(''));
      const sorted = [0, ...places.filter((at) => at < bytes.length).sort((a, b) => a - b), bytes.length];
      const chunks = sorted.slice(1).map((end, index) => bytes.slice(sorted[index], end));
      expect(await linesOf(chunks)).toEqual(lines);
    }),
  );
});

test('a line without end is not kept whole', async () => {
  const [line, next] = await linesOf([...Array.from({ length: 50 }, () => 'x'.repeat(10_000)), '\nnext\n']);
  expect(line).toHaveLength(65_536);
  expect(next).toBe('next');
});
