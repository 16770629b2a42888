import { z } from 'zod';
import { BRIEF_AUDIENCES, BRIEF_KINDS } from '../../tools/briefs/brief-kinds.ts';
import { expectation } from '../questions/question-suite.ts';

const text = z.string().min(1);
const texts = z.union([text.transform((one) => [one]), z.array(text).min(1)]);

/** Which turn of a conversation is judged, from 1; the last where it is left out. */
const turn = z.int().min(1).optional();

/** What of an answer is read. `answer` is everything it says in words, its figures aside. */
export const PLACES = ['answer', 'headline', 'text', 'notes', 'terminal', 'slack', 'json', 'brief'] as const;
export type Place = (typeof PLACES)[number];

const words = { turn, value: texts, in: z.enum(PLACES).default('answer') };
const cell = z.union([z.string(), z.number(), z.null()]);
const labels = z.record(text, z.union([z.string(), z.number()]));

const regex = text.refine((pattern) => {
  try {
    return new RegExp(pattern, 'u') !== null;
  } catch {
    return false;
  }
}, 'is no regular expression');

/** What can be asserted of a case; names are promptfoo's where it has one. */
const kinds = [
  z.strictObject({ type: z.literal('plan'), turn, value: expectation }),
  /** The plan is none of this kind: what an answer that people found wrong is remembered by. */
  z.strictObject({ type: z.literal('not-plan'), turn, value: expectation }),
  z.strictObject({
    type: z.literal('status'),
    turn,
    value: z.enum(['answered', 'clarification', 'declined', 'failed']),
    /** How the headline begins. */
    says: text.optional(),
  }),
  z.strictObject({
    type: z.literal('values'),
    turn,
    /** The table by its template; the first where it is left out. */
    template: text.optional(),
    rows: z.array(z.strictObject({ where: labels, values: z.record(text, cell) })).min(1),
    /** Whether these rows are the first ones, in this order. */
    ordered: z.boolean().default(false),
    /** How far a figure may be off; figures are exact where it is left out. */
    tolerance: z.number().min(0).default(0),
  }),
  z.strictObject({
    type: z.literal('withheld'),
    turn,
    template: text.optional(),
    cells: z.array(z.strictObject({ where: labels, column: text })).min(1),
  }),
  z.strictObject({ type: z.literal('contains'), ...words }),
  z.strictObject({ type: z.literal('icontains'), ...words }),
  z.strictObject({ type: z.literal('not-contains'), ...words }),
  z.strictObject({ type: z.literal('not-icontains'), ...words }),
  z.strictObject({ type: z.literal('regex'), ...words, value: regex }),
  z.strictObject({ type: z.literal('not-regex'), ...words, value: regex }),
  z.strictObject({
    type: z.literal('same-as'),
    turn,
    /** Questions that must get the same status, words and tables. */
    value: texts,
    /** Numbers that were asked with may stand in the words, so they are not compared. */
    ignoring: z.enum(['nothing', 'numbers', 'words']).default('nothing'),
  }),
  z.strictObject({ type: z.literal('injection'), turn }),
  z.strictObject({ type: z.literal('disclosure'), turn }),
  z.strictObject({
    type: z.literal('brief'),
    turn,
    kind: z.enum(BRIEF_KINDS),
    audience: z.enum(BRIEF_AUDIENCES).optional(),
    contains: texts.optional(),
    'not-contains': texts.optional(),
    /** Kibibytes at most. */
    maxKib: z.number().positive().default(150),
  }),
  z.strictObject({ type: z.literal('slack'), turn }),
  z.strictObject({
    type: z.literal('style'),
    turn,
    /** Characters of a headline at most. */
    headline: z.int().positive().default(140),
    /** Characters of the text at most. */
    text: z.int().positive().default(900),
    /** Words that may not stand in an answer. */
    forbidden: texts.default([]),
  }),
  z.strictObject({
    type: z.literal('statements'),
    turn,
    /** Templates in the order their statements were sent. */
    templates: z.array(text).optional(),
    max: z.int().min(0).optional(),
  }),
  /** Milliseconds of the turn at most. */
  z.strictObject({ type: z.literal('latency'), turn, threshold: z.number().positive() }),
  /** US dollars of the turn at most; a turn whose cost is not known fails. */
  z.strictObject({ type: z.literal('cost'), turn, threshold: z.number().min(0) }),
] as const;

/** Every assertion's name, in the order they are documented. */
export const ASSERTION_TYPES = kinds.map(({ shape }) => shape.type.value);

export const assertion = z.discriminatedUnion('type', kinds, {
  error: ({ code }) =>
    code === 'invalid_union' ? `must be one of ${ASSERTION_TYPES.join(', ')}` : undefined,
});

export type Assertion = z.infer<typeof assertion>;
export type AssertionOf<T extends Assertion['type']> = Extract<Assertion, { type: T }>;
