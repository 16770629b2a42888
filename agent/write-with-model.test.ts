import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import { expect, it } from 'vitest';
import { composeResults, evidenceFor } from './compose/compose-results.ts';
import { parsePrompt, readPrompt } from './read-prompt.ts';
import { demoSizedManifest } from './testing/demo-sized-manifest.ts';
import { resultOf } from './testing/result-table.ts';
import { writeWithModel } from './write-with-model.ts';

const call = {
  template: 'payer_ranking',
  params: {
    period: { from: '2025-10', to: '2025-12' },
    metric: 'net_variance',
    order: 'lowest' as const,
    limit: 10,
  },
};
const result = resultOf(
  call.template,
  call.params,
  ['payer', 'net_variance', 'total_claims'],
  [
    ['Medicaid', -1234.5, 120],
    ['Humana', '‡', '‡'],
  ],
);
const composed = composeResults([call], [result], demoSizedManifest, []);
const task = { question: 'Who is "worst"?', composed, evidence: evidenceFor([result], demoSizedManifest) };

async function shown(rejections: { detail: string }[], ...prompts: Parameters<typeof writeWithModel>[2][]) {
  let seen: readonly BaseMessage[] = [];
  await writeWithModel(
    async (messages) => {
      seen = messages;
      return new AIMessage('A headline');
    },
    { ...task, rejections },
    ...prompts,
  );
  return seen.map(({ type, text }) => `--- ${type}\n${text}`).join('\n');
}

it('shows a model that writes the rules, the question as data and the masked table, withheld cells as ‡', async () => {
  await expect(await shown([{ detail: 'figures only by reference' }])).toMatchFileSnapshot(
    'testing/writer-view.txt',
  );
});

it('takes its prompts from where it is told', async () => {
  const own = parsePrompt('---\nname: compose\nversion: 9\n---\nMine: [[question]]', 'it');
  expect(await shown([], (name) => (name === 'compose' ? own : readPrompt(name)))).toContain(
    'Mine: "Who is \\"worst\\"?"',
  );
});
