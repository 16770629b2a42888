import { expect, test } from 'vitest';
import type { Plan } from '../../agent/plan.ts';
import { readDemoManifest } from './demo-manifest.ts';
import { categoryTable, failureList } from './question-report.ts';
import { isGoodEnough, scoreQuestions } from './question-score.ts';
import type { QuestionCase } from './question-suite.ts';
import { type PlanTurn, type PreviousTurn, runQuestions } from './run-questions.ts';

const manifest = readDemoManifest();
const scorecard = { template: 'payer_scorecard', params: { period: { from: '2025-01', to: '2025-12' } } };
const run = (call: typeof scorecard): Plan => ({ kind: 'run', calls: [call], notes: [], followUp: false });
const decline: Plan = { kind: 'decline', reason: 'Not published.', nearest: [] };

const question = (id: string, expected: QuestionCase['assert'], asked = 'a question'): QuestionCase => ({
  id,
  category: expected.expect === 'answered' ? 'payers' : 'unanswerable',
  description: 'an example',
  vars: { question: asked },
  assert: expected,
});
const answerable = question('a-01', { expect: 'answered', readings: [[scorecard]] });
const unanswerable = question('u-01', { expect: 'declined' });

const always =
  (plan: Plan): PlanTurn =>
  async () =>
    plan;

test('a turn is planned knowing the last turn that ran, with who led it', async () => {
  const seen: (PreviousTurn | null)[] = [];
  const planTurn: PlanTurn = async (asked, previous) => {
    seen.push(previous);
    return asked === 'no' ? decline : run(scorecard);
  };
  const turns: QuestionCase = { ...answerable, vars: { turns: ['one', 'no', 'two'], leader: 'Medicare' } };
  const [result] = await runQuestions([turns], planTurn, manifest);
  expect(result?.verdict).toBe('exact');
  const told = { question: 'one', calls: [{ ...scorecard, leader: 'Medicare' }] };
  expect(seen).toEqual([null, told, told]);
});

test('shares are of the questions that have an answer, and of those that have none', async () => {
  const cases = [answerable, { ...answerable, id: 'a-02' }, unanswerable];
  const answers = scoreQuestions(await runQuestions(cases, always(run(scorecard)), manifest));
  expect(answers).toMatchObject({ cases: 3, exactPct: 100, refusedPct: 0 });
  expect(answers.verdicts.substituted).toBe(1);
  const refuses = scoreQuestions(await runQuestions(cases, always(decline), manifest));
  expect(refuses).toMatchObject({ exactPct: 0, refusedPct: 100 });
  expect(refuses.verdicts['turned-away']).toBe(2);
});

test('good enough is 97 % exact, every refusal and no substitution', () => {
  const verdicts = { exact: 97, refused: 0, 'turned-away': 3, beside: 0, substituted: 0 };
  const score = { cases: 100, verdicts, exactPct: 97, refusedPct: 100 };
  expect(isGoodEnough(score)).toBe(true);
  expect(isGoodEnough({ ...score, exactPct: 96.9 })).toBe(false);
  expect(isGoodEnough({ ...score, refusedPct: 99.9 })).toBe(false);
  expect(isGoodEnough({ ...score, verdicts: { ...verdicts, substituted: 1 } })).toBe(false);
});

test('the report counts by category and shows what was expected beside what was found', async () => {
  const results = await runQuestions([answerable, unanswerable], always(decline), manifest);
  expect(categoryTable(results)).toBe(
    [
      'category      cases  exact  refused  turned-away  beside  substituted  exact %  declined or asked %',
      'payers            1      0        0            1       0            0      0.0                    –',
      'unanswerable      1      1        0            0       0            0        –                100.0',
      'all               2      1        0            1       0            0      0.0                100.0',
    ].join('\n'),
  );
  expect(failureList(results, manifest)).toBe(
    [
      'a-01 (turned-away): a question',
      '  expected payer_scorecard {"period":{"from":"2025-01","to":"2025-12"}}',
      '  found    declined: Not published.',
    ].join('\n'),
  );
});
