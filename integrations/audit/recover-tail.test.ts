import { expect, test } from 'vitest';
import { EMPTY_HEAD } from './audit-head.ts';
import { formatLine } from './audit-line.ts';
import { recoverTail } from './recover-tail.ts';

const time = '2026-01-15T08:00:00.000Z';
const segment = '2026-01';
const one = formatLine({ seq: 1, time, segment, prev: EMPTY_HEAD.hash }, { event: 'pruned' });
const two = formatLine({ seq: 2, time, segment, prev: one.hash }, { event: 'question' });
const head = { ...EMPTY_HEAD, segment, pending: [one.hash, two.hash] };
const text = `${one.text}\n${two.text}\n`;

test('wherever a writer of two lines was killed, the whole ones are adopted and the rest is torn', () => {
  const first = one.text.length + 1;
  for (let cut = 0; cut <= text.length; cut += 1) {
    const adopted = cut === text.length ? 2 : cut >= first ? 1 : 0;
    const bytes = [0, first, text.length][adopted]!;
    const hash = [EMPTY_HEAD.hash, one.hash, two.hash][adopted]!;
    expect(recoverTail(head, text.slice(0, cut))).toEqual({
      kind: 'ours',
      head: { ...head, count: adopted, hash, bytes, pending: [] },
      adopted,
      torn: text.slice(bytes, cut),
    });
  }
});

test.each([
  ['a line the head does not name', { ...head, pending: [] }, text],
  ['lines in another order', { ...head, pending: [two.hash, one.hash] }, text],
  ['a line after those it names', head, `${text}${two.text}\n`],
  ['what is no entry', head, 'nothing\n'],
])('%s was written by somebody else', (_name, known, tail) => {
  expect(recoverTail(known, tail)).toEqual({ kind: 'foreign' });
});
