import type { Bind, Connection, RowStatement, SnowflakeError } from './driver.ts';
import type { ColumnType } from './snowflake-value.ts';

export interface Statement {
  readonly sqlText: string;
  readonly binds?: readonly Bind[];
  /** When the engine stops it; what the network adds comes on top here. */
  readonly seconds: number;
  /** Rows beyond these are not sent. */
  readonly maximumRows?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Outcome {
  readonly columns: readonly (ColumnType & { readonly name: string })[];
  /** Every value as text. */
  readonly rows: readonly (readonly unknown[])[];
  /** Under which the account's query history holds it. */
  readonly queryId: string;
}

/** One login. */
export interface Session {
  /** @throws what the driver reports; the signal's reason once it is aborted */
  execute(statement: Statement): Promise<Outcome>;
  isUp(): boolean;
  close(): Promise<void>;
}

/** What an answer may take to get here after the engine's own limit. */
const NETWORK_SECONDS = 30;

/** How long the end of a session is waited for. */
const GOODBYE_MS = 2_000;

/** A server that went silent, in the driver's manner of naming it. */
const silence = () => Object.assign(new Error('no answer'), { name: 'NetworkError', code: 'no answer' });

const columnsOf = (statement: RowStatement): Outcome['columns'] =>
  (statement.getColumns() ?? []).map((column) => ({
    name: column.getName(),
    type: column.getType().toLowerCase(),
    scale: column.getScale() ?? 0,
  }));

/** Statements over one connection that is logged in. */
export function createSession(connection: Connection): Session {
  return {
    execute: ({ sqlText, binds = [], seconds, maximumRows, signal }) =>
      new Promise<Outcome>((resolve, reject) => {
        signal?.throwIfAborted();
        const parameters = {
          TIMEZONE: 'UTC',
          STATEMENT_TIMEOUT_IN_SECONDS: seconds,
          ...(maximumRows === undefined ? {} : { ROWS_PER_RESULTSET: maximumRows }),
        };
        let sent: RowStatement | null = null;
        const stop = (reason: unknown) => {
          settle();
          // The engine is told too, so that nobody pays for an answer nobody waits for.
          sent?.cancel(() => {});
          reject(reason);
        };
        const deadline = setTimeout(() => stop(silence()), (seconds + NETWORK_SECONDS) * 1_000);
        const abort = () => stop(signal?.reason);
        const settle = () => {
          clearTimeout(deadline);
          signal?.removeEventListener('abort', abort);
        };
        signal?.addEventListener('abort', abort, { once: true });
        const complete = (
          failure: SnowflakeError | undefined,
          done: unknown,
          rows: readonly (readonly unknown[])[] = [],
        ) => {
          settle();
          if (failure) reject(failure);
          else {
            const statement = done as RowStatement;
            resolve({ columns: columnsOf(statement), rows, queryId: statement.getQueryId() ?? '' });
          }
        };
        const options = { sqlText, parameters, complete, ...(binds.length > 0 && { binds: [...binds] }) };
        sent = connection.execute(options) as RowStatement;
      }),
    isUp: () => connection.isUp(),
    close: () =>
      new Promise((resolve) => {
        // A session nobody says goodbye to ends by itself: the program does not wait for a server that is gone.
        const patience = setTimeout(resolve, GOODBYE_MS);
        connection.destroy(() => {
          clearTimeout(patience);
          resolve();
        });
      }),
  };
}
