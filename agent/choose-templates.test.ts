import { describe, expect, it } from 'vitest';
import { templates } from '../sql/templates/index.ts';
import { createTemplateChooser } from './choose-templates.ts';
import { plan } from './offline/plan.ts';
import { context } from './offline/testing/plan-context.ts';

const chooser = createTemplateChooser(templates);
const TWELVE = 12;

/** Questions in people's own words: short, oblique, misspelt, without the catalogue's terms. */
const OWN_WORDS = [
  'gimme the scorecard for medicare and medicaid ytd',
  'when do payers pay us',
  'total billed vs collected in 2025',
  'What is our collection rate by payer?',
  'how many zero pay claims did Cigna have in 2024',
  'claims w/o charge 2025',
  'number of prescriptions by payer 2025',
  'payer paid vs patient paid 2025',
  'how much is sitting over 90 days?',
  'How long does Medicaid take to pay?',
  'are there more claims in 2025 than in 2024?',
  'did payments go up or down last month?',
  'avg days to pay by payer in 2025',
  'What share of drug cost did insurers cover in Q4 2025?',
  'How much were we underpaid by Aetna last quarter?',
  'and how much of that was paid by patients?',
  'coverage rate per payer 2024, worst first',
  'exceptions for BCBS by month in 2025',
  'Which hospital has the oldest receivables?',
  'Which payer covers which drug worst in 2025?',
  'Which contracts should we renegotiate?',
  'Payers under 60 % coverage in 2025',
  'How fresh is the data?',
  'Which doctors bill the most per claim?',
  'which payer is the slowest',
];

describe('the template a question needs is among twelve', () => {
  it.each(templates.flatMap(({ name, examples }) => examples.map((example) => [example, name] as const)))(
    '%s → %s',
    (question, name) => expect(chooser.choose(question, [], TWELVE)).toContain(name),
  );

  it.each(OWN_WORDS)('%s', (question) => {
    const read = plan(question, null, context);
    const needed = read.kind === 'run' ? read.calls.map(({ template }) => template) : [];
    expect(chooser.choose(question, [], TWELVE)).toEqual(expect.arrayContaining(needed));
  });

  it('the offline planner reads most of them, so that there is something to compare with', () => {
    const read = OWN_WORDS.filter((question) => plan(question, null, context).kind === 'run');
    expect(read.length).toBeGreaterThan(20);
  });
});

it('chooses twelve of thirty, and more only where a conversation needs them', () => {
  expect(chooser.choose('Scorecard', [], TWELVE)).toHaveLength(TWELVE);
  const all = templates.map(({ name }) => name);
  expect(chooser.choose('Scorecard', all, TWELVE)).toEqual(all);
});

it('chooses by words alone: the same question, the same tools', () => {
  const question = 'Receivables hotspots by organization';
  expect(createTemplateChooser(templates).choose(question, [], TWELVE)).toEqual(
    chooser.choose(question, [], TWELVE),
  );
});
