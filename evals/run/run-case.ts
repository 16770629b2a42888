import { leaderOf } from '../../agent/compose/leader-of.ts';
import type { Answer } from '../../tools/answer.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { JudgeContext } from '../assert/context.ts';
import { judgeAssertion } from '../assert/judge-assertion.ts';
import { type SuiteCase, turnsOf } from '../suite/suite-case.ts';
import { type Attempt, addUsage, NO_USAGE } from './attempt.ts';
import type { Subject, Turn } from './subject.ts';
import { sqlOf, traceTurn, usageOf } from './trace-turn.ts';

/** A failure of the application in words for a report; a bug keeps its name. */
const describe = (error: unknown): string =>
  error instanceof PayerscopeError ? error.message : `a bug: ${String(error)}`;

/** Who really came first before the last turn, where the suite says whom it assumes. */
function leaderBefore({ vars }: SuiteCase, turns: readonly Turn[]): JudgeContext['leader'] {
  const assumed = 'turns' in vars ? vars.leader : undefined;
  const ran = turns.slice(0, -1).findLast(({ answer }) => answer.tables.length > 0);
  const found = ran === undefined ? null : leaderOf(ran.answer.tables[0]!);
  return assumed === undefined || found === null ? undefined : { assumed, found };
}

/**
 * Plays a case end to end and judges it. A failure of the application fails the case, never the run.
 *
 * @param thread names the conversation, which must be new
 */
export async function runCase(test: SuiteCase, subject: Subject, thread: string): Promise<Attempt> {
  const turns: Turn[] = [];
  const beside: Turn[] = [];
  const failures: Attempt['failures'] = [];
  const askBeside = async (question: string): Promise<Answer> => {
    const turn = await subject.ask(question, `${thread}-beside-${beside.length}`);
    beside.push(turn);
    return turn.answer;
  };
  try {
    for (const question of turnsOf(test)) turns.push(await subject.ask(question, thread));
    for (const { problem } of turns) if (problem !== null) failures.push({ type: 'error', reason: problem });
    const leader = leaderBefore(test, turns);
    const shared = { subject, askBeside, ...(leader === undefined ? {} : { leader }) };
    for (const asserted of test.assert) {
      const turn = turns[(asserted.turn ?? turns.length) - 1]!;
      const reasons = await judgeAssertion(asserted, { ...shared, turn });
      failures.push(...reasons.map((reason) => ({ type: asserted.type, reason })));
    }
  } catch (error) {
    failures.push({ type: 'error', reason: describe(error) });
  }
  const all = [...turns, ...beside];
  return {
    pass: failures.length === 0,
    failures,
    turns: turns.map(traceTurn),
    milliseconds: all.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    usage: all.map(({ answer }) => usageOf(answer)).reduce(addUsage, NO_USAGE),
    sql: Object.assign({}, ...turns.map(({ answer }) => sqlOf(answer))) as Record<string, string>,
  };
}
