import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { resultOf } from '../../agent/testing/result-table.ts';
import type { Answer } from '../../tools/answer.ts';
import { createAnswerStore } from './answer-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const { table, statement } = resultOf(
  'payer_scorecard',
  { payers: ['Humana'] },
  ['payer', 'total_claims'],
  [['Humana', '‡']],
);
const answer: Answer = {
  status: 'answered',
  answerId: 'a_0123456789ab',
  thread: 't_0123456789ab',
  question: 'Scorecard?',
  readAs: '',
  headline: '',
  text: '',
  tables: [table],
  chart: null,
  clarification: null,
  declined: null,
  brief: null,
  caveats: [],
  suggestions: [],
  provenance: {
    releaseId: 'r',
    asOf: '2025-12-31',
    dataThrough: '2025-12',
    planner: 'offline',
    statements: [statement],
  },
};

it('gives back what it was given, and leaves no draft behind', async () => {
  const store = createAnswerStore(join(folder, 'answers'));
  await store.save(answer);
  await store.save(answer);
  expect(await store.load(answer.answerId)).toEqual(answer);
  expect(readdirSync(join(folder, 'answers'))).toEqual(['a_0123456789ab.json']);
});

it.each(['', '../../etc/passwd', 'a_0123', 'a_0123456789aB'])('refuses the id %j', async (id) => {
  await expect(createAnswerStore(folder).load(id)).rejects.toMatchObject({ code: 'USAGE' });
});

it('says that an answer is unknown', async () => {
  await expect(createAnswerStore(folder).load('a_ffffffffffff')).rejects.toMatchObject({ code: 'USAGE' });
});

it.each(['{"status"', '{}', JSON.stringify({ ...answer, tables: [{ ...table, rows: [[{}]] }] })])(
  'refuses a damaged file: %s',
  async (text) => {
    writeFileSync(join(folder, 'a_ffffffffffff.json'), text);
    await expect(createAnswerStore(folder).load('a_ffffffffffff')).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
  },
);

it('says when it cannot write', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(createAnswerStore(join(folder, 'file')).save(answer)).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
  });
});
