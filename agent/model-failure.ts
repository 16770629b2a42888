/** Why a language model gave nothing to work with. */
export type FailureReason =
  | 'timeout'
  | 'rate-limited'
  | 'no-quota'
  | 'refused'
  | 'no-key'
  | 'unknown-model'
  | 'unreachable'
  | 'server-error'
  | 'bad-request'
  | 'bad-reply'
  | 'over-budget';

const WORDS: Readonly<Record<FailureReason, string>> = {
  timeout: 'The language model did not answer in time',
  'rate-limited': 'The language model is taking no more questions at the moment',
  'no-quota': 'The quota of the language model is used up',
  refused: 'The language model did not accept the key',
  'no-key': 'There is no key for the language model',
  'unknown-model': 'The server does not know the language model',
  unreachable: 'The language model could not be reached',
  'server-error': 'The language model’s server failed',
  'bad-request': 'The language model’s server did not accept the request',
  'bad-reply': 'The language model’s reply could not be read',
  'over-budget': 'The language model’s budget for one answer is used up',
};

/**
 * A model that could not be used. It carries a reason and nothing a provider wrote: that could hold data or secrets,
 * and this is told to people.
 */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';
  readonly reason: FailureReason;

  constructor(reason: FailureReason) {
    super(`${WORDS[reason]}.`);
    this.reason = reason;
  }
}

const because = (failure: unknown): string =>
  failure instanceof ModelFailure ? WORDS[failure.reason] : 'The language model could not be used';

/** For people: who read the question instead, and why. */
export const readOffline = (failure: unknown): string =>
  `${because(failure)}, so this question was read by the offline planner.`;

/** For people: who wrote the text instead, and why. */
export const writtenByCode = (failure: unknown): string =>
  `${because(failure)}, so this text was written by code.`;

/** For people: a model that answered, but not with a plan. */
export const NO_PLAN =
  'The language model made no plan that could be run, so this question was read by the offline planner.';

/** For people: a model that wrote what does not follow from the results. */
export const NO_TEXT = 'The language model’s text did not pass the checks, so this text was written by code.';
