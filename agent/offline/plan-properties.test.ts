import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan as planSchema, type TemplateCall } from '../plan.ts';
import { CLAIMS_METRICS, COVERAGE_METRICS } from './frame.ts';
import { LEXICON } from './lexicon.ts';
import { plan } from './plan.ts';
import { questionFor } from './question-for.ts';
import { context } from './testing/plan-context.ts';

const words = Object.values(LEXICON).flatMap((phrases) => phrases.split('|'));
const fragments = fc.oneof(
  fc.constantFrom(
    ...words,
    ...context.members['payer']!,
    'Q3 2025',
    '2024',
    'last quarter',
    'vs',
    'and',
    'except',
    '5',
    '%',
    ',',
    '?',
  ),
  fc.string({ maxLength: 12 }),
);
const question = fc.array(fragments, { maxLength: 9 }).map((parts) => parts.join(' '));
const valid = (asked: string, previous: TemplateCall[] | null): void => {
  const answer = plan(asked, previous, context);
  expect(planSchema.safeParse(answer).success).toBe(true);
};

const period = fc.constantFrom(
  { from: '2025-10', to: '2025-12' },
  { from: '2024-01', to: '2024-12' },
  { from: '2025-03', to: '2025-05' },
);
const quarters = fc.constantFrom({ from: '2025-10', to: '2025-12' }, { from: '2024-01', to: '2024-12' });
const payers = fc.option(fc.subarray([...context.members['payer']!], { minLength: 1, maxLength: 1 }), {
  nil: undefined,
});
const order = fc.constantFrom('highest', 'lowest');
const call = (template: string, params: Record<string, unknown>): TemplateCall => ({
  template,
  params: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)),
});
const calls = fc.oneof(
  fc.record({ period, payers }).map((params) => call('payer_scorecard', params)),
  fc.record({ period, payers }).map((params) => call('exception_mix', params)),
  fc.record({ period, payers }).map((params) => call('coverage_summary', params)),
  fc
    .record({
      period: quarters,
      grain: fc.constantFrom('month', 'quarter'),
      metric: fc.constantFrom(...CLAIMS_METRICS),
      split: fc.constantFrom('none', 'payer'),
      payers,
    })
    .map((params) => call('payments_trend', params)),
  fc
    .record({
      period,
      metric: fc.constantFrom(...CLAIMS_METRICS),
      order,
      limit: fc.constantFrom(undefined, 3, 5),
      payers,
    })
    .map((params) => call('payer_ranking', params)),
  fc
    .record({
      period: quarters,
      metric: fc.constantFrom(...COVERAGE_METRICS),
      order,
      limit: fc.constantFrom(undefined, 3),
      payers,
    })
    .map((params) => call('top_medications', params)),
  fc
    .record({
      metric: fc.constantFrom(...CLAIMS_METRICS, ...COVERAGE_METRICS),
      split: fc.constantFrom('none', 'payer'),
      payers,
    })
    .map((params) =>
      call('period_comparison', {
        period: { from: '2025-10', to: '2025-12' },
        compare: { from: '2024-10', to: '2024-12' },
        ...params,
      }),
    ),
);

describe('any question at all', () => {
  it('gets a valid plan, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (asked) => valid(asked, null)),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(question, (asked) => valid(asked, null)),
      { numRuns: 600 },
    );
  });

  it('also gets one after another question', () => {
    fc.assert(
      fc.property(question, calls, (asked, before) => valid(asked, [before])),
      { numRuns: 400 },
    );
  });

  it('is never answered while it holds a word nobody knows', () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(plan(`${asked} qwzxv`, null, context).kind).not.toBe('run');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a call put into words', () => {
  it('plans back to itself', () => {
    fc.assert(
      fc.property(calls, (wanted) => {
        const answer = plan(questionFor(wanted), null, context);
        expect(answer, questionFor(wanted)).toMatchObject({ kind: 'run', calls: [wanted] });
      }),
      { numRuns: 400 },
    );
  });
});
