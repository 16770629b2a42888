import type { Value } from '../../../tools/answer.ts';
import type { Warehouse } from '../../../tools/ports.ts';
import { describeFailure } from './describe-failure.ts';
import { toPositional } from './positional-parameters.ts';
import { rowsOf } from './rows-of.ts';
import type { Outcome, Session } from './session.ts';
import type { SnowflakeSettings } from './snowflake-settings.ts';
import { splitStatements } from './split-statements.ts';

/** Rows that travel in one bound value: a few megabytes. */
const ROWS_AT_ONCE = 5_000;

/**
 * The row-level warehouse in Snowflake, over one session of the builder's role. Rows that are appended travel as one
 * bound JSON text, so that no value becomes part of a statement; files are loaded otherwise.
 *
 * @param seconds when the engine stops any one statement
 * @param onQueryId told under which id the account's history keeps each statement
 */
export function createSnowflakeWarehouse(
  session: Session,
  settings: SnowflakeSettings,
  seconds: number,
  onQueryId: (id: string) => void = () => {},
): Warehouse {
  const run = async (sqlText: string, binds: readonly (string | number)[] = []): Promise<Outcome> => {
    try {
      const outcome = await session.execute({ sqlText, binds, seconds });
      onQueryId(outcome.queryId);
      return outcome;
    } catch (failure) {
      throw describeFailure(failure, settings);
    }
  };
  return {
    dialect: 'snowflake',
    async execute(sql) {
      for (const statement of splitStatements(sql)) await run(statement);
    },
    async query(sql, params = {}) {
      const { sqlText, binds } = toPositional(sql, params);
      return rowsOf(await run(sqlText, binds));
    },
    async append(table, columns, rows) {
      const picked = columns.map((_, index) => `added.value[${index}]::varchar`).join(', ');
      for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
        const slice = rows.slice(start, start + ROWS_AT_ONCE);
        await run(
          `insert into ${table} (${columns.join(', ')}) select ${picked} from lateral flatten(input => parse_json(?)) as added`,
          [JSON.stringify(slice satisfies readonly (readonly Value[])[])],
        );
      }
    },
    close: () => session.close(),
  };
}
