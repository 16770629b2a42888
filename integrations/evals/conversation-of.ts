import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Verdict } from '../../evals/suite/case-of-answer.ts';
import type { Answer } from '../../tools/answer.ts';
import { answerSchema } from '../../tools/answer-schema.ts';

/** Questions of the answer's conversation up to its own, in the order they were answered. */
export async function conversationOf(dataDirectory: string, answer: Answer): Promise<string[]> {
  const folder = join(dataDirectory, 'answers');
  const names = (await readdir(folder)).filter((name) => /^a_[0-9a-f]{12}\.json$/.test(name));
  const stored = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const text = await readFile(path, 'utf8');
      // Most answers are of other conversations: they are not worth parsing.
      if (!text.includes(JSON.stringify(answer.thread))) return [];
      const parsed = answerSchema.safeParse(JSON.parse(text)).data;
      return parsed === undefined ? [] : [{ parsed, at: (await stat(path)).mtimeMs }];
    }),
  );
  const turns = stored
    .flat()
    .filter(({ parsed }) => parsed.thread === answer.thread)
    .sort((a, b) => a.at - b.at || (a.parsed.answerId < b.parsed.answerId ? -1 : 1))
    .map(({ parsed }) => parsed);
  const own = turns.findIndex(({ answerId }) => answerId === answer.answerId);
  return turns.slice(0, own + 1).map(({ question }) => question);
}

/** What people pressed under an answer last; null where nobody did. */
export async function verdictOn(dataDirectory: string, answerId: string): Promise<Verdict> {
  const text = await readFile(join(dataDirectory, 'feedback', 'feedback.jsonl'), 'utf8').catch(() => '');
  const own = text.split('\n').filter((line) => line.includes(`"${answerId}"`));
  const verdict = /"verdict":"(helpful|unhelpful)"/.exec(own.at(-1) ?? '')?.[1];
  return (verdict as Verdict | undefined) ?? null;
}
