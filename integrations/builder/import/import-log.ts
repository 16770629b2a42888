export interface RejectedRows {
  readonly reason: string;
  readonly rows: number;
  /** Up to three line numbers (the header is line 1; a record counts as one line). Never a value. */
  readonly lines: readonly number[];
}

export interface FileLog {
  /** File name. */
  readonly file: string;
  readonly read: number;
  readonly loaded: number;
  readonly rejected: readonly RejectedRows[];
  /** Loaded rows without a value, per needed column that has such rows. */
  readonly nulls: readonly { readonly column: string; readonly rows: number }[];
  /** What the models found among the loaded rows, where a format has that. */
  readonly found?: readonly { readonly what: string; readonly rows: number }[];
}

/** What happened to every row of an import. */
export interface ImportLog {
  readonly files: readonly FileLog[];
}
