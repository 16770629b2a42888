import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../sql/package-root.ts';
import type { SourceFormatName } from '../../sql/templates/source-formats.ts';

const month = z.string().regex(/^\d{4}-\d{2}$/);
const text = z.string().min(1);

/** Id, question, first and last month; then a payer or another member, or the months that are compared with. */
const asked = z
  .tuple([text, text, month, month])
  .rest(text)
  .transform(([id, question, from, to, ...more]) => ({ id, question, from, to, more }));

const group = z.strictObject({
  /** File of the query without ending. */
  sql: z.string().regex(/^[a-z_]+$/),
  /** Columns that name a row. */
  where: z.array(text),
  ordered: z.boolean().default(false),
  /** Why the cases exist. */
  why: text,
  ask: z.array(asked).min(1),
});

export interface ValueQuestion {
  readonly id: string;
  readonly question: string;
  readonly why: string;
  readonly where: readonly string[];
  readonly ordered: boolean;
  readonly sql: string;
  /** Bound to the query by name; days as `YYYY-MM-DD`. */
  readonly params: Readonly<Record<string, string>>;
}

const folder = (): string => join(packageRoot(), 'evals/values');

/** Where the questions and queries of each format stand, below `evals/values`. */
const PLACES: Readonly<Record<SourceFormatName, { readonly questions: string; readonly sql: string }>> = {
  synthea: { questions: 'value-questions.yaml', sql: 'sql' },
  cms: { questions: 'cms-questions.yaml', sql: 'sql/cms' },
  billing: { questions: 'billing-questions.yaml', sql: 'sql/billing' },
};

export const readValueSql = (name: string, format: SourceFormatName = 'synthea'): string =>
  readFileSync(join(folder(), PLACES[format].sql, `${name}.sql`), 'utf8');

const firstDay = (of: string): string => `${of}-01`;
function lastDay(of: string): string {
  const [year = 0, number = 0] = of.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The questions to releases of a format, with the hand-written query that computes each one's figures. */
export function readValueQuestions(format: SourceFormatName = 'synthea'): ValueQuestion[] {
  const file = join(folder(), PLACES[format].questions);
  const groups = z.array(group).parse(parse(readFileSync(file, 'utf8')));
  return groups.flatMap(({ sql: name, where, ordered, why, ask }) => {
    const sql = readValueSql(name, format);
    return ask.map(({ id, question, from, to, more }) => ({
      ...{ id, question, why, where, ordered, sql },
      params: {
        first: firstDay(from),
        last: lastDay(to),
        ...(sql.includes(':payer') ? { payer: more[0]! } : {}),
        ...(sql.includes(':member') ? { member: more[0]! } : {}),
        ...(sql.includes(':first_prior')
          ? { first_prior: firstDay(more[0]!), last_prior: lastDay(more[1]!) }
          : {}),
      },
    }));
  });
}
