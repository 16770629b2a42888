import { type AIMessage, type BaseMessage, HumanMessage, SystemMessage } from '@langchain/core/messages';
import type { ResultTable } from '../tools/answer.ts';
import { formatValue } from '../tools/format-value.ts';
import type { Composed } from './compose/compose-results.ts';
import type { Evidence } from './ground/grounding.ts';
import { type Prompts, readPrompt } from './read-prompt.ts';

interface WritingTask {
  readonly question: string;
  readonly composed: Composed;
  readonly evidence: Evidence;
  readonly rejections: readonly { readonly detail: string }[];
}

/** A result as a model reads it: JSON lines, values as people see them, labels as data. */
function tableForModel(table: ResultTable, index: number): string {
  const withheld = new Set(table.withheld.map(([row, name]) => `${row} ${name}`));
  const rows = table.rows.map((row, at) =>
    JSON.stringify(
      Object.fromEntries(
        table.columns.map(({ name, unit }, column) => [
          name,
          formatValue(row[column] ?? null, unit, withheld.has(`${at} ${name}`)),
        ]),
      ),
    ),
  );
  return [`t${index} (${table.template}):`, ...rows].join('\n');
}

/**
 * Asks a model for headline and text by value references, with what was wrong with its last try.
 * Null when it sends no text; what it sends is not to be trusted before grounding.
 *
 * @throws whatever `call` throws
 */
export async function writeWithModel(
  call: (messages: readonly BaseMessage[]) => Promise<AIMessage>,
  { question, composed, evidence, rejections }: WritingTask,
  prompts: Prompts = readPrompt,
): Promise<Pick<Composed, 'headline' | 'text'> | null> {
  const feedback =
    rejections.length === 0
      ? ''
      : `Your last text was rejected:\n${rejections.map(({ detail }) => `- ${detail}`).join('\n')}`;
  const prompt = prompts('compose').fill({
    question: JSON.stringify(question),
    tables: [composed.readAs, ...evidence.tables.map(({ table }, index) => tableForModel(table, index))].join(
      '\n',
    ),
    feedback,
  });
  const message = await call([new SystemMessage(prompts('system').fill()), new HumanMessage(prompt)]);
  const written = message.text.trim();
  const [headline = '', ...rest] = written.split('\n');
  return headline.trim() === '' ? null : { headline: headline.trim(), text: rest.join('\n').trim() };
}
