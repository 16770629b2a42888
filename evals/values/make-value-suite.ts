import { Document, isMap, visit } from 'yaml';
import type { SourceFormatName } from '../../sql/templates/source-formats.ts';
import type { ResultTable, Value } from '../../tools/answer.ts';
import type { Row } from '../../tools/ports.ts';
import { releaseSource } from '../../tools/release-source.ts';
import type { Subject } from '../run/subject.ts';
import { readValueSql, type ValueQuestion } from './value-questions.ts';

/** Runs SQL over the row-level warehouse; the same temporary tables live from call to call. */
export interface TruthQueries {
  execute(sql: string): Promise<void>;
  query(sql: string, params: Readonly<Record<string, string>>): Promise<readonly Row[]>;
}

/** Ratios are computed with four digits; money and counts are exact. */
const TOLERANCE = 0.000_1;

interface Cell {
  readonly where: Record<string, string | number>;
  readonly column: string;
  readonly value: Value;
}

/** Whether the release withholds a cell: the one thing that is taken from the answer and not from the source. */
function isWithheld(table: ResultTable | undefined, { where, column }: Cell): boolean {
  if (table === undefined) return false;
  const at = (name: string): number => table.columns.findIndex((one) => one.name === name);
  return table.withheld.some(
    ([row, name]) =>
      name === column &&
      Object.entries(where).every(([label, value]) => table.rows[row]?.[at(label)] === value),
  );
}

function cellsOf(row: Row, where: readonly string[]): Cell[] {
  const labels = Object.fromEntries(where.map((name) => [name, row[name] as string]));
  return Object.entries(row)
    .filter(([name]) => !where.includes(name))
    .map(([column, value]) => ({ where: labels, column, value }));
}

const labelsOf = (row: Row, where: readonly string[]): string => where.map((name) => row[name]).join('\n');

/** One case: what the query says of every published cell, and that the others are withheld. */
async function caseOf(asked: ValueQuestion, queries: TruthQueries, subject: Subject) {
  const { id, question, why, where, ordered, sql, params } = asked;
  const found = await queries.query(sql, params);
  // Without an order of its own a query gives rows as threads come by.
  const rows = ordered
    ? found
    : [...found].sort((a, b) => (labelsOf(a, where) < labelsOf(b, where) ? -1 : 1));
  const { answer } = await subject.ask(question, `values-${id}`);
  const [table] = answer.tables;
  const split = rows.map((row) => {
    const cells = cellsOf(row, where);
    const withheld = cells.filter((cell) => isWithheld(table, cell));
    const shown = cells.filter((cell) => !withheld.includes(cell));
    return { where: cells[0]!.where, shown, withheld };
  });
  const withheld = split.flatMap((row) =>
    row.withheld.map(({ where: labels, column }) => ({ where: labels, column })),
  );
  return {
    id,
    category: 'values',
    description: why,
    vars: { question },
    assert: [
      {
        type: 'values',
        tolerance: TOLERANCE,
        ...(ordered ? { ordered } : {}),
        rows: split
          .filter(({ shown }) => shown.length > 0)
          .map(({ where: labels, shown }) => ({
            where: labels,
            values: Object.fromEntries(shown.map(({ column, value }) => [column, value])),
          })),
      },
      ...(withheld.length === 0 ? [] : [{ type: 'withheld', cells: withheld }]),
      { type: 'disclosure' },
    ],
  };
}

/** The files that the figures of each format are computed from. */
const FILES: Readonly<Record<SourceFormatName, string>> = {
  synthea: 'the default demo',
  cms: 'the CMS claims of docs/evals.md',
  billing: 'the billing export of docs/evals.md',
};

const header = (format: SourceFormatName): string =>
  `# Written by \`npm run values\` from evals/values: figures computed by hand-written SQL from the imported source files of
# ${FILES[format]}, not by the models, the families or the templates. Do not edit: change the queries and write it again.
`;

/**
 * The suite of expected values for the release a subject answers from, as the text of its file.
 *
 * @param queries over the warehouse that release was built in
 */
export async function makeValueSuite(
  questions: readonly ValueQuestion[],
  queries: TruthQueries,
  subject: Subject,
): Promise<string> {
  const { dataFrom, asOf, source } = subject.manifest;
  const format = releaseSource(subject.manifest);
  const facts = readValueSql('facts', format)
    .replace('{{first_day}}', `${dataFrom}-01`)
    .replace('{{last_day}}', asOf);
  await queries.execute(facts);
  const tests = [];
  for (const question of questions) tests.push(await caseOf(question, queries, subject));
  const description = `Expected figures of ${source.title}`;
  const document = new Document({ description, ...(format === 'synthea' ? {} : { format }), tests });
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isMap(value) && ['where', 'values'].includes(String(key))) value.flow = true;
    },
  });
  return header(format) + document.toString({ lineWidth: 0 });
}
