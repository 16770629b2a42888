import { interpret } from './interpret.ts';
import type { PlanContext } from './plan-context.ts';
import { type Reading, readQuestion } from './read-question.ts';
import { tokenise } from './tokenise.ts';

/** What a part of a message says by itself. */
export interface Says {
  readonly reading: Reading;
  /** It names a figure: a question of its own. */
  readonly measures: boolean;
  /** It says by what to divide: “by hospital”. */
  readonly groups: boolean;
  /** It only says when, of whom or in which steps: it belongs to the question beside it. */
  readonly narrows: boolean;
  /** It names a payer, a medication, a place, a period or a number: something that would be missed. */
  readonly names: boolean;
  /** The period it names, in its own words. */
  readonly period: string | null;
}

const OPENS_ANEW = new Set('and but also now then what how same only just ok actually instead'.split(' '));
const NARROWING =
  /^(?:payer|organization|encounter_class|specialty|provider|age|grain|cue:trend|cue:aside|by):?/;

const namesSomething = ({ marks, periods, medications, limits, limit }: Reading): boolean =>
  periods.length + medications.length + limits.length > 0 ||
  limit !== null ||
  marks.some(({ tag }) =>
    /^(?:payer|organization|encounter_class|specialty|provider|age|cue:except|cue:only)/.test(tag),
  );

export function says(text: string, context: PlanContext): Says {
  const reading = readQuestion(tokenise(text), context);
  const { frame } = interpret(reading, context);
  const measures = (frame.metrics.length > 0 || frame.subject !== null) && reading.unread.length === 0;
  const [phrase, ...more] = reading.periods;
  const opens = OPENS_ANEW.has(reading.tokens[0]?.text ?? '');
  const something = reading.marks.length + reading.periods.length > 0;
  const narrows =
    something &&
    !measures &&
    !opens &&
    reading.unread.length === 0 &&
    reading.marks.every(({ tag }) => NARROWING.test(tag));
  const last = phrase && reading.tokens[phrase.end - 1];
  const period =
    phrase && last && more.length === 0
      ? text.slice(reading.tokens[phrase.start]!.at, last.at + last.raw.length)
      : null;
  return {
    reading,
    measures,
    groups: reading.marks.some(({ tag }) => tag.startsWith('by:')),
    narrows,
    names: namesSomething(reading),
    period,
  };
}
