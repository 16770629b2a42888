import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { plan } from '../../agent/offline/plan.ts';
import { planContextOf } from '../../integrations/plan-context-of.ts';
import { createPlanTurn } from '../../integrations/plan-turn.ts';
import { packageRoot } from '../../sql/package-root.ts';
import { readDemoManifest } from './demo-manifest.ts';
import { failureList } from './question-report.ts';
import { scoreQuestions } from './question-score.ts';
import { isUnanswerable, type QuestionCase, turnsOf } from './question-suite.ts';
import { readQuestionSuite } from './read-question-suite.ts';
import { type CaseResult, type PlanTurn, planTurns, runQuestions } from './run-questions.ts';

/** The offline planner before all question files: what it was written with, and what it had not seen. */
const manifest = readDemoManifest();

function casesOf(name: string): readonly QuestionCase[] {
  const file = `evals/suites/${name}.yaml`;
  return readQuestionSuite(file, readFileSync(join(packageRoot(), file), 'utf8'), manifest).tests;
}

const before = casesOf('questions-written-before');
const after = casesOf('questions-written-after');
const second = casesOf('questions-second-author');
const third = casesOf('questions-third-author');
const fourth = casesOf('questions-fourth-author');

describe('the files', () => {
  const all = [...before, ...after, ...second, ...third, ...fourth];
  const share = (cases: readonly QuestionCase[]) => cases.length / all.length;

  test('hold 400 questions, at least half of them written after the planner', () => {
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(share([...after, ...second, ...third, ...fourth])).toBeGreaterThanOrEqual(0.5);
  });

  test('are conversations to a tenth, and to a fifth without an answer', () => {
    expect(share(all.filter((one) => turnsOf(one).length > 1))).toBeGreaterThanOrEqual(0.1);
    expect(share(all.filter(isUnanswerable))).toBeGreaterThanOrEqual(0.2);
  });

  test.each([
    ['before', before],
    ['after', after],
    ['by a second author', second],
    ['by a third author', third],
    ['by a fourth author', fourth],
  ])('ask nothing twice: written %s', (_, cases) => {
    const asked = cases.map((one) => turnsOf(one).join(' → ').toLowerCase());
    expect(asked.filter((text, index) => asked.indexOf(text) !== index)).toEqual([]);
  });
});

const every: CaseResult[] = [];

describe.each([
  ['written before', before],
  ['written after', after],
  ['of a second author', second],
  ['of a third author', third],
  ['of a fourth author', fourth],
])('questions %s', (_, cases) => {
  let results: CaseResult[];
  beforeAll(async () => {
    results = await runQuestions(cases, createPlanTurn(manifest, null), manifest);
  });

  test('without an answer are all declined or asked about', () => {
    const answered = results.filter(
      ({ test: one, verdict }) => isUnanswerable(one) && verdict !== 'exact' && verdict !== 'refused',
    );
    expect(failureList(answered, manifest)).toBe('');
  });

  test('are never answered with something else', () => {
    const substituted = results.filter(({ verdict }) => verdict === 'substituted');
    expect(failureList(substituted, manifest)).toBe('');
  });

  test('with an answer get exactly that one, 95 in 100', () => {
    expect(scoreQuestions(results).exactPct).toBeGreaterThanOrEqual(95);
    every.push(...results);
  });
});

test('of all files together, 97 in 100 get exactly their answer', () => {
  expect(scoreQuestions(every).exactPct).toBeGreaterThanOrEqual(97);
});

test('twenty runs give the same plans, whatever was asked before', async () => {
  const cases = [...before, ...after, ...second, ...third, ...fourth];
  // The pure function behind the model: twenty runs of it take seconds less.
  const context = planContextOf(manifest, null);
  const planTurn: PlanTurn = async (question, previous) => plan(question, previous?.calls ?? null, context);
  const run = async (order: readonly QuestionCase[]): Promise<Map<QuestionCase, string>> => {
    const plans = new Map<QuestionCase, string>();
    for (const one of order) plans.set(one, JSON.stringify(await planTurns(one, planTurn, manifest)));
    return plans;
  };
  const first = await run(cases);
  for (let round = 1; round < 20; round += 1) {
    const again = await run(round % 2 === 0 ? cases : [...cases].reverse());
    expect(cases.filter((one) => again.get(one) !== first.get(one)).map(({ id }) => id)).toEqual([]);
  }
});
