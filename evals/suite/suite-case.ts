import { z } from 'zod';
import { SOURCE_FORMATS, type SourceFormatName } from '../../sql/templates/source-formats.ts';
import type { expectation } from '../questions/question-suite.ts';
import { type Assertion, assertion } from './assertions.ts';

const text = z.string().trim().min(1);

/** What is asked: one question, or the turns of a conversation. */
const vars = z.union([
  z.strictObject({ question: text }),
  z.strictObject({
    turns: z.array(text).min(2),
    /** Planning without data cannot know who came first: suites for it say so. Asked in earnest, the data tell. */
    leader: text.optional(),
  }),
]);

/** A list of assertions; or, as question suites write it, what the plan is to be. */
const asserted = z
  .unknown()
  .transform((raw): unknown => (Array.isArray(raw) ? raw : [{ type: 'plan', value: raw }]))
  .pipe(z.array(assertion).min(1));

/** One case of a suite. */
export const suiteCase = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is written in lower case with hyphens'),
    category: text,
    /** Why the case exists. */
    description: text,
    vars,
    assert: asserted,
  })
  .superRefine(({ vars: asked, assert }, context) => {
    const turns = 'turns' in asked ? asked.turns.length : 1;
    for (const [index, one] of assert.entries()) {
      if ((one.turn ?? 1) <= turns) continue;
      context.addIssue({
        code: 'custom',
        path: ['assert', index, 'turn'],
        message: `the case has ${turns} turn${turns === 1 ? '' : 's'}`,
      });
    }
  });

/** A file of cases; they are read one by one, so that an error can name the case. */
export const suiteFile = z.strictObject({
  description: text,
  /** The files that releases stand on which it can be asked of. */
  format: z.enum(SOURCE_FORMATS).default('synthea'),
  tests: z.array(z.unknown()).min(1),
});

/** A suite whose cases are not read yet: they can be checked only against a release of its format. */
export interface OpenedSuite extends z.infer<typeof suiteFile> {
  /** How messages name it. */
  readonly file: string;
}

export type SuiteCase = z.infer<typeof suiteCase>;

export interface Suite {
  /** How reports name it: the file's name without folder and ending. */
  readonly name: string;
  readonly description: string;
  readonly format: SourceFormatName;
  readonly tests: readonly SuiteCase[];
}

/** What is said, turn by turn; a single question is one turn. */
export const turnsOf = ({ vars: asked }: Pick<SuiteCase, 'vars'>): readonly string[] =>
  'turns' in asked ? asked.turns : [asked.question];

/** The first assertion of a kind about the last turn, where the case has one. */
export const planOf = ({ assert }: SuiteCase): Extract<Assertion, { type: 'plan' }> | undefined =>
  assert.find((one) => one.type === 'plan');

export type Expectation = z.infer<typeof expectation>;
