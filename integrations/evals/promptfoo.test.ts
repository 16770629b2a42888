import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../sql/package-root.ts';
import { createWorld, inJanuary, type World } from '../disclosure/testing/world.ts';

// The files that promptfoo loads, as promptfoo calls them. That the real promptfoo takes them is tried by hand.
// Plain JavaScript, for it is copied to where promptfoo is: its types stand nowhere.
const load = async (name: string) => (await import(join(packageRoot(), 'evals/promptfoo', name))).default;
const [judge, PayerscopeProvider, suiteTests] = await Promise.all(
  ['judge.mjs', 'provider.mjs', 'suite-tests.mjs'].map(load),
);

let world: World;
beforeAll(async () => {
  world = await createWorld(inJanuary({ Alpha: 120, Beta: 90, Cappa: 80, Dorset: 4 }));
});
afterAll(() => world.remove());

const entry = join(packageRoot(), 'integrations/cli/entry.ts');
const provider = (command: readonly string[]) =>
  new PayerscopeProvider({ config: { command, data: world.dataDirectory } });
const judged = (output: unknown, asserted: object): boolean => judge(output, { config: { asserted } }).pass;

test('a conversation is asked, and its last answer is the output', async () => {
  const conversation = JSON.stringify(['Payer scorecard for January 2024']);
  const { output, metadata } = await provider([process.execPath, entry]).callApi('only Beta', {
    vars: { conversation },
  });
  expect(metadata).toMatchObject({ status: 'answered', release: world.releaseId });
  const beta = { where: { payer: 'Beta' }, values: { total_claims: 90 } };
  expect(judged(output, { type: 'values', rows: [beta] })).toBe(true);
  expect(judged(output, { type: 'values', rows: [{ ...beta, values: { total_claims: 91 } }] })).toBe(false);
  const call = { template: 'payer_scorecard', params: { payers: ['Beta'] } };
  expect(judged(output, { type: 'plan', value: { expect: 'answered', calls: [call] } })).toBe(true);
  expect(
    judged(output, {
      type: 'plan',
      value: { expect: 'answered', calls: [{ ...call, params: { payers: ['Alpha'] } }] },
    }),
  ).toBe(false);
  expect(judged(output, { type: 'not-contains', value: 'Beta', in: 'headline' })).toBe(false);
});

test('what cannot be started is an error, not an answer', async () => {
  const { error } = await provider(['no-such-program']).callApi('Payer scorecard');
  expect(error).toContain('no-such-program cannot be started');
});

test('a suite becomes tests, with what was said before in one text', async () => {
  const tests = await suiteTests({
    suites: [join(packageRoot(), 'evals/suites/threads-demo.yaml')],
    limit: 2,
  });
  expect(tests).toHaveLength(2);
  expect(tests[1]).toMatchObject({
    vars: { question: 'and for Q3?', conversation: '["Payer scorecard for Q4 2025","only Medicaid"]' },
    assert: [{ type: 'javascript', value: 'file://judge.mjs', config: { asserted: { type: 'plan' } } }],
  });
});
