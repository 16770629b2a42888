import { expect, test } from 'vitest';
import { readDemoManifest } from './demo-manifest.ts';
import { readQuestionSuite } from './read-question-suite.ts';

const manifest = readDemoManifest();

const withCase = (fields: string) => `
description: A suite
tests:
  - id: payers-01
    category: payers
    description: the plainest wording
    vars: { question: Payer scorecard for 2025 }
${fields}`;

const right = `
    assert:
      expect: answered
      calls:
        - { template: payer_scorecard, params: { period: { from: 2025-01, to: 2025-12 } } }
`;

const read = (text: string) => readQuestionSuite('suite.yaml', text, manifest);

test('a case is a question, why it exists, and what is right', () => {
  expect(read(withCase(right)).tests).toEqual([
    {
      id: 'payers-01',
      category: 'payers',
      description: 'the plainest wording',
      vars: { question: 'Payer scorecard for 2025' },
      assert: {
        expect: 'answered',
        readings: [[{ template: 'payer_scorecard', params: { period: { from: '2025-01', to: '2025-12' } } }]],
      },
    },
  ]);
});

test.each([
  ['a file that is no YAML', 'tests: [', 'suite.yaml is no YAML; mend it: '],
  ['a file without cases', 'description: A suite\ntests: []', 'suite.yaml, tests: '],
  ['an unknown field', withCase(`    reason: why not\n${right}`), 'suite.yaml, case payers-01, the case: '],
  ['a missing field', 'description: A suite\ntests: [{ id: a }]', 'suite.yaml, case a, category: '],
  ['a case without a name', 'description: A suite\ntests: [{}]', 'suite.yaml, case 1, id: '],
  [
    'an expectation nobody knows',
    withCase('    assert: { expect: guessed }'),
    'suite.yaml, case payers-01, assert.expect: ',
  ],
  [
    'neither calls nor readings',
    withCase('    assert: { expect: answered }'),
    'suite.yaml, case payers-01, assert: give either calls or anyOf',
  ],
  [
    'a call that could never be sent',
    withCase(right.replace('2025-01, to', '2022-03, to').replace('2025-12', '2022-03')),
    'suite.yaml, case payers-01, assert: ',
  ],
  [
    'a parameter the template does not have',
    withCase(right.replace('period:', 'metric: total_claims, period:')),
    'suite.yaml, case payers-01, assert: payer_scorecard: "metric" is not a parameter',
  ],
  [
    'a member the release does not have',
    withCase(right.replace('period:', 'payers: [Kaiser], period:')),
    'suite.yaml, case payers-01, assert: payers: "Kaiser" is no payer',
  ],
])('%s is one error that names file, case and field', (_, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('two cases of one id are refused', () => {
  const one = withCase(right);
  expect(() => read(one + one.slice(one.indexOf('  - id')))).toThrow(
    'case payers-01, id: another case has it',
  );
});
