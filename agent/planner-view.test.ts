import { Tiktoken } from 'js-tiktoken/lite';
import o200k from 'js-tiktoken/ranks/o200k_base';
import { describe, expect, it } from 'vitest';
import { templatesOn } from '../sql/templates/index.ts';
import { createPlanTools } from './plan-tools.ts';
import { createPlannerView } from './planner-view.ts';
import { demoSizedManifest } from './testing/demo-sized-manifest.ts';

const tokenizer = new Tiktoken(o200k);
const templates = templatesOn(demoSizedManifest.families);
const tools = createPlanTools(demoSizedManifest, templates);
const viewOf = createPlannerView(demoSizedManifest, tools);

/** What a question costs: every message, and the tools as the JSON that is sent, which providers shorten. */
function tokensFor(question: string): number {
  const { messages, schemas } = viewOf(null, question);
  const text = messages.map((message) => JSON.stringify([message.type, message.text])).join('\n');
  return tokenizer.encode(text + JSON.stringify(schemas)).length;
}

const toolsFor = (...asked: Parameters<typeof viewOf>): string[] =>
  viewOf(...asked).schemas.map((schema) => schema.function.name);
const rulesFor = (...asked: Parameters<typeof viewOf>): string => viewOf(...asked).messages[0]!.text;

const TYPICAL = [
  'Which payer underpaid us most last quarter, and is it getting worse?',
  'Top 5 medications by out-of-pocket last quarter',
  'Compare Q4 2025 with Q4 2024 by payer',
  'How old are our receivables at Commonwealth General Hospital?',
  'Which providers charge more than their specialty peers?',
];

describe('a prompt is at most 4,000 tokens, with members as many as the default demo has', () => {
  it.each(TYPICAL)('%s', (question) => {
    expect(tokensFor(question)).toBeLessThanOrEqual(4_000);
  });

  it('for every example of every template', () => {
    const longest = Math.max(...templates.flatMap(({ examples }) => examples.map(tokensFor)));
    expect(longest).toBeLessThanOrEqual(4_000);
  });
});

describe('what is left out can be had', () => {
  it('the other templates are named, and none is missing', () => {
    const shown = toolsFor(null, TYPICAL[0]!);
    const rules = rulesFor(null, TYPICAL[0]!);
    const missing = templates.filter(({ name }) => !shown.includes(name) && !rules.includes(name));
    expect(missing).toEqual([]);
    expect(shown).toContain('other_tools');
  });

  it('templates that were asked for are shown', () => {
    expect(toolsFor(null, 'Scorecard')).not.toContain('claims_after_death');
    expect(toolsFor(null, 'Scorecard', ['claims_after_death'])).toContain('claims_after_death');
  });

  it('a dimension whose members are not all told says how many are missing', () => {
    expect(rulesFor(null, TYPICAL[1]!)).toMatch(/\(\d+ more medication members, none named like a word/);
  });
});

describe('a follow-up', () => {
  const previous = {
    question: 'How many claims after death in cardiology?',
    calls: [
      { template: 'claims_after_death', params: { specialties: ['CARDIOLOGY'] } },
      {
        template: 'top_medications',
        params: { period: { from: '2025-01', to: '2025-03' }, medications: ['carvedilol 25 MG Oral Tablet'] },
      },
    ],
  };

  it('is sent with the tools and the members of the calls before it', () => {
    expect(toolsFor(previous, 'and in 2024?')).toEqual(
      expect.arrayContaining(['claims_after_death', 'top_medications']),
    );
    expect(rulesFor(previous, 'and in 2024?')).toContain('"carvedilol 25 MG Oral Tablet"');
  });
});
