import { expect, test } from 'vitest';
import { answerOf, tableOf } from '../../cli/testing/hand-made-answer.ts';
import { checkBlocks } from '../testing/loopback-slack/blocks/check-blocks.ts';
import { answerMessages } from './answer-blocks.ts';
import { splitText } from './split-text.ts';

const COLUMNS = [
  { name: 'payer', label: 'Payer', unit: 'text' },
  { name: 'total_claims', label: 'Total claims', unit: 'count' },
] as const;
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, row) => [`Payer ${row}`, row + 11] as const);
const shown = (messages: ReturnType<typeof answerMessages>): string => JSON.stringify(messages);

test('an answer is one message that Slack takes', () => {
  const messages = answerMessages(answerOf());
  expect(messages).toHaveLength(1);
  expect(checkBlocks(messages[0]!.blocks, 'message')).toEqual([]);
  expect(shown(messages)).toContain('‡');
});

test('a long table is clamped, keeps its total, and says what is missing', () => {
  const rows = [...rowsOf(150), ['All payers', 99_999] as const];
  const messages = answerMessages(answerOf({ tables: [tableOf(COLUMNS, rows)] }));
  expect(messages.flatMap(({ blocks }) => checkBlocks(blocks, 'message'))).toEqual([]);
  expect(shown(messages)).toContain('… and 52 more rows: CSV holds them all.');
  expect(shown(messages)).toContain('All payers');
});

test('a table of long names stays below what its cells may hold together', () => {
  const rows = rowsOf(90).map(([, claims], row) => [`${row} ${'x'.repeat(300)}`, claims] as const);
  const messages = answerMessages(answerOf({ tables: [tableOf(COLUMNS, rows)] }));
  expect(messages.flatMap(({ blocks }) => checkBlocks(blocks, 'message'))).toEqual([]);
  expect(shown(messages)).toMatch(/… and \d+ more rows/);
});

test('two tables are two messages, and the text of both is whole', () => {
  const text = Array.from({ length: 900 }, (_, at) => `Sentence number ${at} of a long answer.`).join(' ');
  const table = tableOf(COLUMNS, rowsOf(3));
  const messages = answerMessages(answerOf({ text, tables: [table, table] }));
  expect(messages.length).toBeGreaterThan(2);
  for (const { blocks } of messages) expect(checkBlocks(blocks, 'message')).toEqual([]);
  for (const at of [0, 450, 899]) expect(shown(messages)).toContain(`Sentence number ${at} of`);
  expect(messages[0]!.text).toMatch(/ \(1 of \d\)$/);
});

test('options are buttons, in full where a label cannot hold them', () => {
  const long = `Payer scorecard for ${'a very long name '.repeat(8)}in 2025`;
  const options = [{ label: long, value: long }];
  const [message] = answerMessages(
    answerOf({ status: 'clarification', clarification: { question: 'Which?', options } }),
  );
  expect(checkBlocks(message!.blocks, 'message')).toEqual([]);
  expect(JSON.stringify(message!.blocks)).toContain(`• ${long}`);
});

test('text is cut where it reads, and nothing of it is lost', () => {
  const text = `${'word '.repeat(100)}\n\n${'More words. '.repeat(100)}&amp;${'x'.repeat(400)}`;
  const pieces = splitText(text, 200);
  expect(pieces.every((piece) => piece.length <= 200)).toBe(true);
  expect(pieces.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
});
