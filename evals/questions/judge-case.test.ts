import { expect, test } from 'vitest';
import type { Plan, TemplateCall } from '../../agent/plan.ts';
import { readDemoManifest } from './demo-manifest.ts';
import { judgeCase } from './judge-case.ts';
import type { Expectation } from './question-suite.ts';
import { settlePlan } from './settle-plan.ts';

const manifest = readDemoManifest();
const period = { from: '2025-01', to: '2025-12' };

const run = (...calls: TemplateCall[]): Plan => ({
  kind: 'run',
  calls,
  notes: [],
  followUp: false,
});
const clarify: Plan = { kind: 'clarify', question: 'Which?', options: [] };
const decline: Plan = { kind: 'decline', reason: 'No.', nearest: [] };

const judge = (expected: Expectation, plan: Plan) =>
  judgeCase(expected, settlePlan(plan, manifest), manifest);

const ranking = { template: 'payer_ranking', params: { period, metric: 'net_variance', order: 'lowest' } };
const answered: Expectation = { expect: 'answered', readings: [[ranking]] };

test('defaults, the order of members and the way a period is cut make no difference', () => {
  const halves = [
    { from: '2025-07', to: '2025-12' },
    { from: '2025-01', to: '2025-06' },
  ];
  const payers = ['Medicare', 'Aetna'];
  const expected: Expectation = {
    expect: 'answered',
    readings: [[{ ...ranking, params: { ...ranking.params, payers } }]],
  };
  const params = {
    metric: 'net_variance',
    order: 'lowest',
    limit: 10,
    period: halves,
    payers: [...payers].reverse(),
  };
  expect(judge(expected, run({ template: 'payer_ranking', params }))).toBe('exact');
});

test.each([
  ['another template', { template: 'payer_scorecard', params: { period } }],
  ['another metric', { ...ranking, params: { ...ranking.params, metric: 'variance_pct' } }],
  ['another order', { ...ranking, params: { ...ranking.params, order: 'highest' } }],
  [
    'another period',
    { ...ranking, params: { ...ranking.params, period: { from: '2025-01', to: '2025-11' } } },
  ],
  ['a filter nobody asked for', { ...ranking, params: { ...ranking.params, payers: ['Aetna'] } }],
])('%s is a substitution', (_, call) => {
  expect(judge(answered, run(call))).toBe('substituted');
});

test('a call too many or too few is a substitution', () => {
  const second = { template: 'payer_scorecard', params: { period } };
  expect(judge(answered, run(ranking, second))).toBe('substituted');
  expect(judge({ expect: 'answered', readings: [[ranking, second]] }, run(ranking))).toBe('substituted');
});

test('whom a second call is about counts', () => {
  const trend = { template: 'payments_trend', params: { period, grain: 'quarter' } };
  const expected: Expectation = { expect: 'answered', readings: [[ranking, { ...trend, leaderOf: 0 }]] };
  expect(judge(expected, run(ranking, { ...trend, leaderOf: 0 }))).toBe('exact');
  expect(judge(expected, run(ranking, trend))).toBe('substituted');
});

test('any of several readings is right', () => {
  const scorecard = { template: 'payer_scorecard', params: { period } };
  const expected: Expectation = { expect: 'answered', readings: [[ranking], [scorecard]] };
  expect(judge(expected, run(scorecard))).toBe('exact');
});

test('to ask or to decline where there is an answer turns people away', () => {
  expect(judge(answered, clarify)).toBe('turned-away');
  expect(judge(answered, decline)).toBe('turned-away');
});

test('asking instead of declining is no answer either, but data are', () => {
  expect(judge({ expect: 'declined' }, decline)).toBe('exact');
  expect(judge({ expect: 'declined' }, clarify)).toBe('refused');
  expect(judge({ expect: 'clarification' }, decline)).toBe('refused');
  expect(judge({ expect: 'declined' }, run(ranking))).toBe('substituted');
});

test('where a case says how a refusal begins, other words are not exact', () => {
  expect(judge({ expect: 'declined', says: 'N' }, decline)).toBe('exact');
  expect(judge({ expect: 'declined', says: 'Not' }, decline)).toBe('refused');
  expect(judge({ expect: 'clarification', says: 'No' }, decline)).toBe('refused');
});

test('what an answer speaks of counts where the case says so', () => {
  const spoken = { ...ranking, focus: ['variance_pct', 'total_claims'], seeks: 'fall' as const };
  expect(judge(answered, run(spoken))).toBe('exact');
  const focused = (focus: string[]): Expectation => ({
    expect: 'answered',
    readings: [[{ ...ranking, focus, seeks: 'fall' }]],
  });
  expect(judge(focused(['total_claims', 'variance_pct']), run(spoken))).toBe('exact');
  expect(judge(focused(['total_claims']), run(spoken))).toBe('substituted');
  expect(judge(focused([]), run(spoken))).toBe('substituted');
  expect(judge(focused([]), run({ ...ranking, seeks: 'fall' }))).toBe('exact');
  expect(judge(focused([]), run(ranking))).toBe('substituted');
});

test('a definition or help in the place of something else shows no data', () => {
  expect(judge({ expect: 'declined' }, { kind: 'define', terms: ['net_variance'] })).toBe('beside');
  expect(judge(answered, { kind: 'help' })).toBe('beside');
});

test('definitions are right by their terms, in any order', () => {
  const expected: Expectation = { expect: 'definition', terms: ['open_balance', 'peak_outstanding'] };
  expect(judge(expected, { kind: 'define', terms: ['peak_outstanding', 'open_balance'] })).toBe('exact');
  expect(judge(expected, { kind: 'define', terms: ['open_balance'] })).toBe('beside');
});

test('a brief is right by kind, audience, period and payers', () => {
  const expected: Expectation = {
    expect: 'brief',
    about: 'payers',
    audience: 'executive',
    period,
    payers: ['Aetna'],
  };
  const brief: Plan = { kind: 'brief', about: 'payers', audience: 'executive', period, payers: ['Aetna'] };
  expect(judge(expected, brief)).toBe('exact');
  expect(judge(expected, { ...brief, payers: [] })).toBe('substituted');
  expect(judge(expected, { ...brief, audience: 'operations' })).toBe('substituted');
});

test('months that are not published end in a question, as they do in the graph', () => {
  const early = { template: 'payer_scorecard', params: { period: { from: '2022-03', to: '2022-03' } } };
  expect(judge({ expect: 'clarification' }, run(early))).toBe('exact');
});

test('a later call that cannot be sent is left out, as it is in the graph', () => {
  const early = { template: 'payer_scorecard', params: { period: { from: '2022-03', to: '2022-03' } } };
  expect(judge(answered, run(ranking, early))).toBe('exact');
});
