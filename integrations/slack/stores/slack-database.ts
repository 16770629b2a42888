import { DatabaseSync } from 'node:sqlite';
import { PayerscopeError } from '../../../tools/errors.ts';

const SCHEMA = `
create table if not exists asks (
    id integer primary key,
    channel text not null,
    thread text not null,
    message text not null,
    conversation text not null,
    asker text not null,
    question text not null,
    state text not null check (state in ('open', 'done', 'withdrawn', 'moved')),
    owner text not null,
    lease integer not null,
    asked_at integer not null
);
create index if not exists asks_by_thread on asks (channel, thread);
create index if not exists asks_by_asker on asks (asker, asked_at);
create table if not exists keys (
    key text primary key,
    ask integer,
    seen_at integer not null
) without rowid;
create table if not exists posts (
    ask integer not null,
    channel text not null,
    ts text not null
);
create index if not exists posts_by_ask on posts (ask);
create table if not exists briefs (
    asker text not null,
    answer_id text not null,
    title text not null,
    made_at integer not null,
    primary key (asker, answer_id)
) without rowid;
create table if not exists schedules (
    id integer primary key,
    kind text not null,
    audience text not null,
    cadence text not null,
    channel text not null,
    creator text not null,
    next_at integer not null,
    release text not null,
    figures text not null,
    lease integer not null
);
`;

const unusable = (path: string, cause: unknown): PayerscopeError =>
  new PayerscopeError(
    'STORE_UNAVAILABLE',
    `The Slack store ${path} cannot be used; check that its folder is writable and its disk not full.`,
    { cause },
  );

/** The file in which instances on one data directory agree on what is being answered. */
export interface SlackDatabase {
  all<T>(sql: string, ...values: readonly (string | number)[]): T[];
  run(
    sql: string,
    ...values: readonly (string | number)[]
  ): { readonly changes: number; readonly id: number };
  /** Several statements as one, against every other instance. */
  atOnce<T>(work: () => T): T;
  close(): void;
}

/**
 * @throws PayerscopeError STORE_UNAVAILABLE here and from every statement that cannot be kept
 */
export function openSlackDatabase(path: string): SlackDatabase {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw (cause as { code?: unknown }).code === 'ERR_SQLITE_ERROR' ? unusable(path, cause) : cause;
    }
  };
  const database = guarded(() => {
    const opened = new DatabaseSync(path, { timeout: 5_000 });
    opened.exec(`pragma journal_mode = wal; pragma synchronous = normal; ${SCHEMA}`);
    return opened;
  });
  return {
    all: <T>(sql: string, ...values: readonly (string | number)[]) =>
      guarded(() => database.prepare(sql).all(...values) as T[]),
    run: (sql, ...values) =>
      guarded(() => {
        const { changes, lastInsertRowid } = database.prepare(sql).run(...values);
        return { changes: Number(changes), id: Number(lastInsertRowid) };
      }),
    atOnce: (work) =>
      guarded(() => {
        database.exec('begin immediate');
        try {
          const result = work();
          database.exec('commit');
          return result;
        } catch (failure) {
          database.exec('rollback');
          throw failure;
        }
      }),
    close: () => database.close(),
  };
}
