import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../sql/package-root.ts';
import { smallCmsManifest } from '../../sql/templates/testing/small-cms-release.ts';
import { readDemoManifest } from '../questions/demo-manifest.ts';
import { ASSERTION_TYPES } from './assertions.ts';
import { openSuite, readCases, readSuite } from './read-suite.ts';

const manifest = readDemoManifest();
const read = (text: string) => readSuite('folder/suite.yaml', text, manifest);

const withAssert = (assert: string, vars = '{ question: Payer scorecard for 2025 }') => `description: A suite
tests:
  - id: one
    category: payers
    description: an example
    vars: ${vars}
    assert: ${assert}
`;

describe('suite files', () => {
  const folder = join(packageRoot(), 'evals/suites');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const opened = files.map((name) => openSuite(name, readFileSync(join(folder, name), 'utf8')));
  const suites = opened.filter(({ format }) => format === 'synthea').map((one) => readCases(one, manifest));

  test('that are shipped are read unchanged, each case with the reason it exists', () => {
    const cases = suites.flatMap(({ tests }) => tests);
    expect(cases.length).toBeGreaterThanOrEqual(618);
    expect(cases.filter(({ description }) => description.length < 8)).toEqual([]);
  });

  test('are for the demo, for CMS claims or for billing files', () => {
    expect(new Set(opened.map(({ format }) => format))).toEqual(new Set(['synthea', 'cms', 'billing']));
    const cases = (of: string) => opened.filter(({ format }) => format === of).flatMap(({ tests }) => tests);
    expect(cases('cms').length).toBeGreaterThanOrEqual(150);
    expect(cases('billing').length).toBeGreaterThanOrEqual(110);
  });

  test('of questions become one assertion about the plan', () => {
    const before = suites.find(({ name }) => name === 'questions-written-before');
    expect(before?.tests[0]?.assert).toMatchObject([{ type: 'plan', value: { expect: 'answered' } }]);
  });

  test('are named after their file', () => {
    expect(read(withAssert('[{ type: slack }]')).name).toBe('suite');
  });
});

describe('the format of a suite', () => {
  const cms = (calls: string) =>
    withAssert(`{ expect: answered, calls: [${calls}] }`).replace('tests:', 'format: cms\ntests:');
  const COSTS = '{ template: provider_costs, params: { period: { from: 2025-01, to: 2025-12 } } }';

  test('is that of the demo where it says none, and its cases are checked against a release of it', () => {
    expect(read(withAssert('[{ type: slack }]')).format).toBe('synthea');
    expect(readSuite('s.yaml', cms(COSTS), smallCmsManifest)).toMatchObject({ format: 'cms' });
  });

  test('must be one there is, and that of the release', () => {
    expect(() => openSuite('s.yaml', cms(COSTS).replace('cms', 'x12'))).toThrow('s.yaml, format: ');
    expect(() => readSuite('s.yaml', cms(COSTS), manifest)).toThrow(
      's.yaml, format: it is for cms releases, and this one stands on synthea files',
    );
  });
});

test('assertions have defaults that reports can name', () => {
  const [test] = read(withAssert('[{ type: contains, value: Medicaid }, { type: style }]')).tests;
  expect(test?.assert).toEqual([
    { type: 'contains', value: ['Medicaid'], in: 'answer' },
    { type: 'style', headline: 140, text: 900, forbidden: [] },
  ]);
});

describe('an error names file, case and field in one sentence', () => {
  test.each([
    ['an unknown kind', '[{ type: guess }]', `assert.0.type: must be one of ${ASSERTION_TYPES.join(', ')}`],
    ['an unknown field', '[{ type: slack, limit: 3 }]', 'assert.0'],
    ['a bad pattern', '[{ type: regex, value: "(" }]', 'assert.0.value: is no regular expression'],
    ['a place nobody reads', '[{ type: contains, value: x, in: fax }]', 'assert.0.in'],
    ['no assertion', '[]', 'assert'],
    ['a turn that is not said', '[{ type: slack, turn: 2 }]', 'assert.0.turn: the case has 1 turn'],
    [
      'a template nobody has',
      '[{ type: statements, templates: [guess] }]',
      'assert.0: there is no template "guess"',
    ],
    [
      'a period that is not published',
      '{ expect: answered, calls: [{ template: payer_scorecard, params: { period: { from: 2022-03, to: 2022-03 } } }] }',
      'assert.0: ',
    ],
  ])('%s', (_, assert, message) => {
    const said = () => read(withAssert(assert));
    expect(said).toThrow(`folder/suite.yaml, case one, ${message}`);
    expect(said).toThrow(expect.objectContaining({ exitCode: 2 }));
  });

  test('what is no YAML, and what is asked of nobody', () => {
    expect(() => read('tests: [')).toThrow('folder/suite.yaml is no YAML; mend it: ');
    expect(() => read(withAssert('[{ type: slack }]', '{}'))).toThrow(
      'folder/suite.yaml, case one, vars.turns: ',
    );
  });
});
