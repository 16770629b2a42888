import type { Answer, ResultTable, Statement } from './answer.ts';

const tableJson = ({ template, version, params, columns, rows, withheld }: ResultTable) => ({
  template,
  version,
  params,
  columns: columns.map(({ name, label, unit }) => ({ name, label, unit })),
  rows,
  withheld,
});

const statementJson = ({ template, sql, params, resultHash, queryId }: Statement) => ({
  template,
  sql,
  params,
  resultHash,
  ...(queryId === undefined ? {} : { queryId }),
});

/** The answer as the outward contract's `ask --json` document, keys in the contract's order. */
export function toJson(answer: Answer) {
  const { releaseId, asOf, dataThrough, planner, model, prompts, statements } = answer.provenance;
  return {
    status: answer.status,
    answerId: answer.answerId,
    thread: answer.thread,
    question: answer.question,
    readAs: answer.readAs,
    headline: answer.headline,
    text: answer.text,
    tables: answer.tables.map(tableJson),
    chart: answer.chart,
    clarification: answer.clarification,
    declined: answer.declined,
    brief: answer.brief,
    caveats: answer.caveats,
    suggestions: answer.suggestions,
    provenance: {
      releaseId,
      asOf,
      dataThrough,
      planner,
      ...(model === undefined ? {} : { model }),
      ...(prompts === undefined ? {} : { prompts: prompts.map(({ id, hash }) => ({ id, hash })) }),
      statements: statements.map(statementJson),
    },
  };
}

export type AnswerJson = ReturnType<typeof toJson>;
