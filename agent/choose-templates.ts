import { readMetrics } from '../sql/read-metrics.ts';
import type { TemplateDefinition } from '../sql/templates/define-template.ts';
import { cleanText, stemOf, tokenise } from './offline/tokenise.ts';

/** Picks the templates whose tools a question is sent with. */
export interface TemplateChooser {
  /**
   * Names of `count` templates, the best fit first.
   * @param kept names that must be among them: what a follow-up refers to
   */
  choose(question: string, kept: readonly string[], count: number): readonly string[];
}

/** How much a word weighs by where the template says it. */
const WEIGHTS = { name: 3, example: 2, description: 1, metric: 1 } as const;

/** What questions without a telling word come to, by the files of the release: always sent. */
const USUAL: readonly (readonly string[])[] = [
  [
    'payer_scorecard',
    'payer_ranking',
    'payments_trend',
    'period_comparison',
    'coverage_summary',
    'coverage_rate_by_payer',
  ],
  ['submission_scorecard', 'status_mix', 'submission_trend', 'submission_comparison'],
  ['reimbursement_summary', 'reimbursement_trend', 'reimbursement_comparison', 'provider_costs'],
];

const wordsOf = (text: string): string[] =>
  tokenise(cleanText(text))
    .filter(({ kind }) => kind === 'word')
    .map(({ stem }) => stem);

function metricWords(template: TemplateDefinition): string[] {
  const slots = Object.values(template.slots).flatMap((slot) => Object.keys(slot));
  return readMetrics()
    .metrics.filter(({ name }) => slots.includes(name) || template.synonyms.includes(name))
    .flatMap(({ label, synonyms }) => [label, ...synonyms].flatMap(wordsOf));
}

/** Word → weight of one template: the highest of the places that hold the word. */
function weigh(template: TemplateDefinition): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (words: readonly string[], weight: number): void => {
    for (const word of words) weights.set(word, Math.max(weight, weights.get(word) ?? 0));
  };
  add([...wordsOf(template.title), ...template.synonyms.flatMap(wordsOf)], WEIGHTS.name);
  add(template.name.split('_').map(stemOf), WEIGHTS.name);
  add(template.examples.flatMap(wordsOf), WEIGHTS.example);
  add(wordsOf(template.description), WEIGHTS.description);
  add(metricWords(template), WEIGHTS.metric);
  return weights;
}

/**
 * Ranks templates by the words a question shares with their names, examples, descriptions and metrics, rare words
 * first. It hides nothing for good: the other templates stay named in the prompt, and `other_tools` brings them.
 */
export function createTemplateChooser(templates: readonly TemplateDefinition[]): TemplateChooser {
  const isThere = (name: string): boolean => templates.some((template) => template.name === name);
  const usual = USUAL.map((names) => names.filter(isThere)).find((names) => names.length > 0) ?? [];
  const weighed = templates.map((template) => ({ name: template.name, words: weigh(template) }));
  const rarity = (word: string): number =>
    Math.log(templates.length / Math.max(1, weighed.filter(({ words }) => words.has(word)).length));
  return {
    choose: (question, kept, count) => {
      const asked = [...new Set(wordsOf(question))].map((word) => [word, rarity(word)] as const);
      const scored = weighed.map(({ name, words }, at) => ({
        name,
        at,
        score: asked.reduce((sum, [word, rare]) => sum + rare * (words.get(word) ?? 0), 0),
      }));
      const ranked = scored.sort((a, b) => b.score - a.score || a.at - b.at).map(({ name }) => name);
      return [...new Set([...kept, ...usual, ...ranked])].slice(0, Math.max(count, kept.length));
    },
  };
}
