import { describe, expect, it } from 'vitest';
import { readMetrics } from '../../sql/read-metrics.ts';
import { METRIC_LABELS } from './frame.ts';
import { plan } from './plan.ts';
import { readQuestion } from './read-question.ts';
import { context } from './testing/plan-context.ts';
import { cleanText, tokenise } from './tokenise.ts';

const { metrics, terms } = readMetrics();

describe('the glossary and the planner use the same words', () => {
  it('reaches every entry by its name, its label and each synonym', () => {
    const claimed = new Map<string, string>();
    const missed: string[] = [];
    for (const { name, label, synonyms } of [...metrics, ...terms]) {
      for (const word of [name, label, ...synonyms]) {
        const made = plan(`define ${word}`, null, context);
        const owner = claimed.get(word.toLowerCase()) ?? name;
        claimed.set(word.toLowerCase(), owner);
        if (made.kind !== 'define' || made.terms.join() !== owner) missed.push(`${name}: ${word}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it('reads every synonym of a metric in a question: no word of it is left over', () => {
    const unread = metrics
      .filter(({ name }) => name in METRIC_LABELS)
      .flatMap(({ synonyms }) => synonyms)
      .filter((word) => readQuestion(tokenise(cleanText(word)), context).unread.length > 0);
    expect(unread).toEqual([]);
  });

  it.each([
    ['what is net variance?', 'net_variance'],
    ['What does payer paid % mean', 'payer_paid_pct'],
    ['explain out-of-pocket', 'out_of_pocket'],
  ])('%s', (question, name) =>
    expect(plan(question, null, context)).toEqual({ kind: 'define', terms: [name] }),
  );

  it.each([
    'what is the variance % for Medicaid?',
    'what is our coverage rate',
    'define something unheard of',
  ])('%s is no lookup of one entry', (question) =>
    expect(plan(question, null, context)).not.toEqual({ kind: 'define', terms: ['variance_pct'] }),
  );
});
