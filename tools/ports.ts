import type { Value } from './answer.ts';
import type { AuditEvent } from './audit-event.ts';
import type { ReleaseManifest } from './release-manifest.ts';

/** The injected clock. Nothing else may ask what time it is. */
export interface Clock {
  now(): Date;
}

export type Row = Readonly<Record<string, Value>>;

export interface QueryOptions {
  /** Ends the statement, also where it runs, and rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told under which id the engine's own history keeps the statement, where it keeps one. */
  readonly onQueryId?: (id: string) => void;
}

/**
 * The masked release, opened read-only. Only `tools/run-template.ts` may call `query`.
 * Decimals and big integers arrive as numbers, dates as `YYYY-MM-DD`, booleans as 0 or 1.
 */
export interface ReleaseStore {
  readonly manifest: ReleaseManifest;
  /**
   * @param sql one SELECT with named parameters `:name`
   * @throws PayerscopeError RELEASE_UNAVAILABLE when the release cannot be read
   */
  query(
    sql: string,
    params: Readonly<Record<string, string | number>>,
    options?: QueryOptions,
  ): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** The row-level warehouse. Only the builder holds one. */
export interface Warehouse {
  readonly dialect: 'duckdb' | 'snowflake';
  /** Runs one or more statements and discards their results. */
  execute(sql: string): Promise<void>;
  /** Runs one query; values as in `ReleaseStore.query`. */
  query(sql: string, params?: Readonly<Record<string, string | number>>): Promise<readonly Row[]>;
  /** Appends rows to an existing table, in the table's column order. */
  append(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<void>;
  close(): Promise<void>;
}

/** Progress of long work, for people; never carries data values. */
export interface Progress {
  step(name: string, detail?: string): void;
}

/** Append-only record of what was asked and published: names, parameters, counts and hashes, never values. */
export interface AuditLog {
  /**
   * Keeps one event, whole or not at all. It is kept when this returns: an answer is shown only after that.
   * @throws PayerscopeError STORE_UNAVAILABLE when it cannot be kept
   */
  append(event: AuditEvent): Promise<void>;
}
