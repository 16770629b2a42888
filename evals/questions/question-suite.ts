import { z } from 'zod';
import { periodParam } from '../../sql/templates/param-schemas.ts';
import { BRIEF_AUDIENCES, BRIEF_KINDS } from '../../tools/briefs/brief-kinds.ts';

const text = z.string().trim().min(1);

const expectedCall = z.strictObject({
  template: text,
  params: z.record(z.string(), z.unknown()),
  /** Index of the call whose first payer this one is about. */
  leaderOf: z.int().min(0).max(3).optional(),
  /** Columns the answer is to speak of, none for an empty list; not judged where it is left out. */
  focus: z.array(text).optional(),
  /** The direction a comparison is to look for; not judged where it is left out. */
  seeks: z.enum(['rise', 'fall']).optional(),
});

const calls = z.array(expectedCall).min(1).max(4);

const answered = z
  .strictObject({
    expect: z.literal('answered'),
    calls: calls.optional(),
    /** Readings of which each is right: for questions that people would honestly read differently. */
    anyOf: z.array(z.strictObject({ calls })).min(2).optional(),
  })
  .refine(
    (value) => (value.calls === undefined) !== (value.anyOf === undefined),
    'give either calls or anyOf',
  )
  .transform(({ expect, calls: only, anyOf }) => ({
    expect,
    readings: only === undefined ? anyOf!.map((reading) => reading.calls) : [only],
  }));

/** How a question is to end, and with what plan. */
export const expectation = z.discriminatedUnion('expect', [
  answered,
  z.strictObject({
    expect: z.enum(['clarification', 'declined']),
    /** How the words begin; any words will do where it is left out. */
    says: text.optional(),
  }),
  z.strictObject({ expect: z.literal('help') }),
  z.strictObject({ expect: z.literal('definition'), terms: z.array(text).min(1) }),
  z.strictObject({
    expect: z.literal('brief'),
    about: z.enum(BRIEF_KINDS),
    audience: z.enum(BRIEF_AUDIENCES),
    /** Left out for receivables, which are as of the release's date. */
    period: periodParam.optional(),
    payers: z.array(text).min(1).optional(),
  }),
]);

/** One question, or the turns of a conversation of which the last is judged. Names are promptfoo's where it has one. */
export const questionCase = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is written in lower case with hyphens'),
  category: text,
  /** Why the case exists. */
  description: text,
  vars: z.union([
    z.strictObject({ question: text }),
    z.strictObject({
      turns: z.array(text).min(2),
      /** The payer that came first when the turns before the last ran: only data tell, and these suites have none. */
      leader: text.optional(),
    }),
  ]),
  assert: expectation,
});

/** A file of cases; they are read one by one, so that an error can name the case. */
export const questionFile = z.strictObject({ description: text, tests: z.array(z.unknown()).min(1) });

export type QuestionCase = z.infer<typeof questionCase>;
export type Expectation = QuestionCase['assert'];
export type ExpectedCall = z.infer<typeof expectedCall>;

export interface QuestionSuite {
  readonly description: string;
  readonly tests: readonly QuestionCase[];
}

/** What is said, turn by turn; a single question is one turn. */
export const turnsOf = ({ vars }: QuestionCase): readonly string[] =>
  'turns' in vars ? vars.turns : [vars.question];

/** Who “it” is for the next turn, where the case says so. */
export const leaderOf = ({ vars }: QuestionCase): string | undefined =>
  'turns' in vars ? vars.leader : undefined;

/** Whether nothing may be answered: the release does not hold it, or the question can be read in several ways. */
export const isUnanswerable = ({ assert }: QuestionCase): boolean =>
  assert.expect === 'declined' || assert.expect === 'clarification';
