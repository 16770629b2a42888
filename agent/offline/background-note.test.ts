import { expect, test } from 'vitest';
import { readDemoManifest } from '../../evals/questions/demo-manifest.ts';
import { planContextOf } from '../../integrations/plan-context-of.ts';
import { plan } from './plan.ts';

test('what is told of an email’s story is text: its links, images and mentions are not alive in the note', () => {
  const question = '![pay](https://evil.example/x.png) <@U012AB3CD>. Which payer underpaid us most in 2024?';
  const made = plan(question, null, planContextOf(readDemoManifest(), null));
  const notes = made.kind === 'run' ? made.notes.join('\n') : '';
  expect(notes).toContain('as background');
  expect(notes).not.toMatch(/(?<!\\)!\[|\]\(|:\/\/|(?<!\\)<|(?<!\\)@/);
});
