import { isDeepStrictEqual } from 'node:util';
import { judgeCase, rightOutcomes } from '../questions/judge-case.ts';
import { outcomeText } from '../questions/question-report.ts';
import type { Expectation } from '../questions/question-suite.ts';
import { type Outcome, settlePlan } from '../questions/settle-plan.ts';
import type { Judge, JudgeContext } from './context.ts';

/** What is expected where somebody else came first than the suite assumes. */
function withLeader(expected: Expectation, leader: JudgeContext['leader']): Expectation {
  if (leader === undefined || expected.expect !== 'answered') return expected;
  const { assumed, found } = leader;
  const named = (params: Readonly<Record<string, unknown>>) =>
    isDeepStrictEqual(params['payers'], [assumed]) ? { ...params, payers: [found] } : params;
  const readings = expected.readings.map((calls) =>
    calls.map((call) => ({ ...call, params: named(call.params) })),
  );
  return { ...expected, readings };
}

/** The status with which an answer to a plan of this kind ends. */
const statusOf = ({ kind }: Outcome): string =>
  kind === 'clarification' || kind === 'declined' ? kind : 'answered';

/** The plan is the expected one, and the answer ended as the plan says. */
export const judgePlan: Judge<'plan'> = ({ value: wanted }, { subject: { manifest }, turn, leader }) => {
  const { plan, answer } = turn;
  const value = withLeader(wanted, leader);
  if (plan === null) return ['the question never came to a plan'];
  const found = settlePlan(plan, manifest);
  const verdict = judgeCase(value, found, manifest);
  // What has no answer may be declined or asked about, unless the case says in which words.
  const openly = verdict === 'refused' && !('says' in value && value.says !== undefined);
  if (verdict !== 'exact' && !openly) {
    const right = rightOutcomes(value, manifest).map(outcomeText).join('; or ');
    return [`${verdict}: expected ${right}; found ${outcomeText(found)}`];
  }
  const status = statusOf(found);
  return status === answer.status ? [] : [`the plan is ${found.kind}, but the answer is ${answer.status}`];
};
