import type { Answer, Statement } from '../../../tools/answer.ts';
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
    ...sqlLines(statement.sql, screen),
  ];
}

/** Everything an analyst needs to show where an answer's numbers came from. */
export function renderWhy(answer: Answer, screen: Screen): string {
  const { releaseId, asOf, dataThrough, planner, statements } = answer.provenance;
  const sections = [
    [
      ...factLines('Answer', answer.answerId, screen),
      ...factLines('Thread', answer.thread, screen),
      ...factLines('Question', answer.question, screen),
      ...(answer.readAs === '' ? [] : factLines('Read as', answer.readAs, screen)),
      ...factLines('Status', answer.status, screen),
      ...factLines('Release', `${releaseId}, as of ${asOf}, data through ${dataThrough}`, screen),
      ...(planner === '' ? [] : factLines('Planner', planner, screen)),
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
