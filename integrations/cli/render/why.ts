import type { Answer, ModelUsage, Statement } from '../../../tools/answer.ts';
import { formatValue } from '../../../tools/format-value.ts';
import { inert } from '../../../tools/inert.ts';
import { factLines } from './fact-lines.ts';
import { renderMarkdown } from './markdown.ts';
import type { Screen } from './screen.ts';
import { sqlLines } from './sql-lines.ts';

function statementLines(statement: Statement, version: number | undefined, screen: Screen): string[] {
  const name = version === undefined ? statement.template : `${statement.template} v${version}`;
  return [
    screen.palette.strong(inert(name)),
    ...factLines('Parameters', JSON.stringify(statement.params), screen),
    ...factLines('Result hash', statement.resultHash, screen),
    ...(statement.queryId === undefined ? [] : factLines('Query id', inert(statement.queryId), screen)),
    ...sqlLines(statement.sql, screen),
  ];
}

/** `1 planning call, 1 writing call; 6,800 tokens in (1,024 cached), 80 out; $0.0018`. */
function usageText(usage: ModelUsage): string {
  const calls = (count: number, kind: string): string => `${count} ${kind} ${count === 1 ? 'call' : 'calls'}`;
  const tokens = (count: number): string => formatValue(count, 'count');
  const { promptTokens, cachedTokens, completionTokens, costUsd } = usage;
  return [
    `${calls(usage.planningCalls, 'planning')}, ${calls(usage.writingCalls, 'writing')}`,
    `${tokens(promptTokens)} tokens in (${tokens(cachedTokens)} cached), ${tokens(completionTokens)} out`,
    costUsd === null ? 'cost not known' : `$${costUsd.toFixed(4)}`,
  ].join('; ');
}

/** Everything an analyst needs to show where an answer's numbers came from. */
export function renderWhy(answer: Answer, screen: Screen): string {
  const { releaseId, asOf, dataThrough, planner, model, prompts, statements } = answer.provenance;
  const sections = [
    [
      ...factLines('Answer', answer.answerId, screen),
      ...factLines('Thread', answer.thread, screen),
      ...factLines('Question', answer.question, screen),
      ...(answer.readAs === '' ? [] : factLines('Read as', answer.readAs, screen)),
      ...factLines('Status', answer.status, screen),
      ...factLines('Release', `${releaseId}, as of ${asOf}, data through ${dataThrough}`, screen),
      ...(planner === '' ? [] : factLines('Planner', planner, screen)),
      ...(model === undefined ? [] : factLines('Language model', usageText(model), screen)),
      ...(prompts === undefined || prompts.length === 0
        ? []
        : factLines('Prompts', prompts.map(({ id, hash }) => `${id} ${hash}`).join(', '), screen)),
    ],
    renderMarkdown(
      [answer.headline, answer.text].filter(Boolean).join('\n\n'),
      screen.textColumns,
      screen.palette,
    ),
    ...statements.map((statement, index) => {
      const table = answer.tables[index];
      return statementLines(
        statement,
        table?.template === statement.template ? table.version : undefined,
        screen,
      );
    }),
  ];
  const shown = sections.filter((section) => section.length > 0);
  return `${shown.map((section) => section.join('\n')).join('\n\n')}\n`;
}
