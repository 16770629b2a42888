import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RunnableConfig } from '@langchain/core/runnables';
import {
  BaseCheckpointSaver,
  type Checkpoint,
  type CheckpointMetadata,
  type CheckpointTuple,
} from '@langchain/langgraph';
import { PayerscopeError } from '../../tools/errors.ts';

type PutWrites = BaseCheckpointSaver['putWrites'];
type ListOptions = Parameters<BaseCheckpointSaver['list']>[1];
type PendingWrite = NonNullable<CheckpointTuple['pendingWrites']>[number];

const SCHEMA = `
create table if not exists checkpoints (
    thread_id text not null,
    checkpoint_ns text not null,
    checkpoint_id text not null,
    parent_id text,
    type text not null,
    checkpoint blob not null,
    metadata blob not null,
    primary key (thread_id, checkpoint_ns, checkpoint_id)
) without rowid;
create table if not exists writes (
    thread_id text not null,
    checkpoint_ns text not null,
    checkpoint_id text not null,
    task_path text not null,
    task_id text not null,
    idx integer not null,
    channel text not null,
    type text not null,
    value blob not null,
    primary key (thread_id, checkpoint_ns, checkpoint_id, task_id, idx)
) without rowid;
`;

// Special channels stand before ordinary writes and are replaced when written again, as LangGraph numbers them.
const SPECIAL_INDEX: Readonly<Record<string, number>> = {
  __error__: -1,
  __scheduled__: -2,
  __interrupt__: -3,
  __resume__: -4,
};

interface CheckpointRow {
  readonly thread_id: string;
  readonly checkpoint_ns: string;
  readonly checkpoint_id: string;
  readonly parent_id: string | null;
  readonly type: string;
  readonly checkpoint: Uint8Array;
  readonly metadata: Uint8Array;
}

const addressOf = (config: RunnableConfig) => ({
  thread: String(config.configurable?.['thread_id'] ?? ''),
  namespace: String(config.configurable?.['checkpoint_ns'] ?? ''),
  id: (config.configurable?.['checkpoint_id'] as string | undefined) ?? null,
});

const configOf = (thread: string, namespace: string, id: string): RunnableConfig => ({
  configurable: { thread_id: thread, checkpoint_ns: namespace, checkpoint_id: id },
});

function unusable(path: string, cause: unknown): PayerscopeError {
  return new PayerscopeError(
    'STORE_UNAVAILABLE',
    `The conversation memory ${path} cannot be used; check that its folder is writable and its disk not full, or delete the file.`,
    { cause },
  );
}

function open(path: string): DatabaseSync {
  try {
    // Where questions are answered from a shared warehouse, nothing else may have made the folder yet.
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const database = new DatabaseSync(path, { timeout: 5_000 });
    database.exec(`pragma journal_mode = wal; pragma synchronous = normal; ${SCHEMA}`);
    return database;
  } catch (cause) {
    throw unusable(path, cause);
  }
}

/** Thread memory on the SQLite of Node itself: any number of processes may share the file. */
export class SqliteCheckpointer extends BaseCheckpointSaver {
  private readonly database: DatabaseSync;
  private readonly path: string;

  /** @param path names the file in error messages */
  constructor(database: DatabaseSync, path: string) {
    super();
    this.database = database;
    this.path = path;
  }

  /** A statement against the file: whatever SQLite says of it, people get one sentence. */
  private using<T>(work: (database: DatabaseSync) => T): T {
    try {
      return work(this.database);
    } catch (cause) {
      throw (cause as { code?: unknown }).code === 'ERR_SQLITE_ERROR' ? unusable(this.path, cause) : cause;
    }
  }

  override async getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> {
    const { thread, namespace, id } = addressOf(config);
    const row = this.using((database) =>
      database
        .prepare(
          `select * from checkpoints where thread_id = ? and checkpoint_ns = ? and (? is null or checkpoint_id = ?)
           order by checkpoint_id desc limit 1`,
        )
        .get(thread, namespace, id, id),
    ) as unknown as CheckpointRow | undefined;
    return row === undefined ? undefined : this.tuple(row);
  }

  override async *list(config: RunnableConfig, options: ListOptions = {}): AsyncGenerator<CheckpointTuple> {
    const { thread } = addressOf(config);
    const namespace = (config.configurable?.['checkpoint_ns'] as string | undefined) ?? null;
    const before = (options.before?.configurable?.['checkpoint_id'] as string | undefined) ?? null;
    const rows = this.using((database) =>
      database
        .prepare(
          `select * from checkpoints where thread_id = ? and (? is null or checkpoint_ns = ?)
           and (? is null or checkpoint_id < ?) order by checkpoint_id desc`,
        )
        .all(thread, namespace, namespace, before, before),
    ) as unknown as CheckpointRow[];
    let left = options.limit ?? Number.POSITIVE_INFINITY;
    for (const row of rows) {
      if (left <= 0) return;
      const tuple = await this.tuple(row);
      const metadata = (tuple.metadata ?? {}) as Record<string, unknown>;
      if (!Object.entries(options.filter ?? {}).every(([key, value]) => metadata[key] === value)) continue;
      left -= 1;
      yield tuple;
    }
  }

  override async put(
    config: RunnableConfig,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
  ): Promise<RunnableConfig> {
    const { thread, namespace, id: parent } = addressOf(config);
    const [type, data] = await this.serde.dumpsTyped(checkpoint);
    const [, about] = await this.serde.dumpsTyped(metadata);
    this.using((database) =>
      database
        .prepare('insert or replace into checkpoints values (?, ?, ?, ?, ?, ?, ?)')
        .run(thread, namespace, checkpoint.id, parent, type, data, about),
    );
    return configOf(thread, namespace, checkpoint.id);
  }

  override async putWrites(...[config, writes, taskId, taskPath = '']: Parameters<PutWrites>): Promise<void> {
    const { thread, namespace, id } = addressOf(config);
    const serialised = await Promise.all(writes.map(async ([, value]) => this.serde.dumpsTyped(value)));
    this.using((database) => {
      const insert = (replace: boolean) =>
        database.prepare(
          `insert or ${replace ? 'replace' : 'ignore'} into writes values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        );
      writes.forEach(([channel], index) => {
        const [type, data] = serialised[index]!;
        const special = SPECIAL_INDEX[channel];
        insert(special !== undefined).run(
          thread,
          namespace,
          id,
          taskPath,
          taskId,
          special ?? index,
          channel,
          type,
          data,
        );
      });
    });
  }

  override async deleteThread(threadId: string): Promise<void> {
    this.using((database) => {
      database.prepare('delete from writes where thread_id = ?').run(threadId);
      database.prepare('delete from checkpoints where thread_id = ?').run(threadId);
    });
  }

  close(): void {
    this.database.close();
  }

  private async tuple(row: CheckpointRow): Promise<CheckpointTuple> {
    const { thread_id: thread, checkpoint_ns: namespace, checkpoint_id: id, parent_id: parent } = row;
    // Binary collation is by code point, the order in which LangGraph applies a step's writes.
    const writes = this.using((database) =>
      database
        .prepare(
          `select task_id, channel, type, value from writes
           where thread_id = ? and checkpoint_ns = ? and checkpoint_id = ? order by task_path, task_id, idx`,
        )
        .all(thread, namespace, id),
    ) as unknown as { task_id: string; channel: string; type: string; value: Uint8Array }[];
    const pendingWrites = await Promise.all(
      writes.map(
        async ({ task_id, channel, type, value }): Promise<PendingWrite> => [
          task_id,
          channel,
          await this.serde.loadsTyped(type, value),
        ],
      ),
    );
    return {
      config: configOf(thread, namespace, id),
      checkpoint: await this.serde.loadsTyped(row.type, row.checkpoint),
      metadata: await this.serde.loadsTyped(row.type, row.metadata),
      pendingWrites,
      ...(parent === null ? {} : { parentConfig: configOf(thread, namespace, parent) }),
    };
  }
}

/**
 * Opens the thread memory, making the file where there is none; `:memory:` keeps nothing.
 * @throws PayerscopeError STORE_UNAVAILABLE
 */
export function createSqliteCheckpointer(path: string): SqliteCheckpointer {
  return new SqliteCheckpointer(open(path), path);
}
