import { expect, it } from 'vitest';
import type { Answer, Disclosed, ResultTable } from './answer.ts';
import { toJson } from './answer-json.ts';
import { answerSchema } from './answer-schema.ts';

const table = {
  template: 'payer_scorecard',
  version: 1,
  params: { payers: ['Humana'] },
  columns: [{ name: 'total_charges', label: 'Total charges', unit: 'usd', better: 'neutral' }],
  rows: [[null]],
  withheld: [[0, 'total_charges']],
} as unknown as Disclosed<ResultTable>;

const answer: Answer = {
  status: 'answered',
  answerId: 'a_0123456789ab',
  thread: 't',
  question: 'q',
  readAs: 'r',
  headline: 'h',
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
    statements: [],
  },
};

it('writes columns as the contract has them: name, label, unit', () => {
  expect(toJson(answer).tables[0]).toEqual({
    template: 'payer_scorecard',
    version: 1,
    params: { payers: ['Humana'] },
    columns: [{ name: 'total_charges', label: 'Total charges', unit: 'usd' }],
    rows: [[null]],
    withheld: [[0, 'total_charges']],
  });
});

it('is itself a valid answer', () => {
  expect(answerSchema.safeParse(toJson(answer)).success).toBe(true);
});

it('a document with an unknown key or a bad table is no answer', () => {
  expect(answerSchema.safeParse({ ...toJson(answer), debug: true }).success).toBe(false);
  expect(answerSchema.safeParse({ ...toJson(answer), tables: [{ ...table, rows: [[true]] }] }).success).toBe(
    false,
  );
});
