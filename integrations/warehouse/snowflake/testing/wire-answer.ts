/** A column of a result, as the server describes it. */
export interface WireColumn {
  readonly name: string;
  readonly type: string;
  readonly scale?: number;
}

export type Cells = readonly (string | null)[];

export interface WireResult {
  readonly columns: readonly WireColumn[];
  readonly rows: readonly Cells[];
}

/** A failure in the server's own format. */
export interface WireFailure {
  readonly code: string;
  readonly message: string;
}

const wireColumn = ({ name, type, scale = 0 }: WireColumn) => ({
  ...{ name, type, scale },
  ...{ precision: 38, length: null, byteLength: null, nullable: true },
});

/** What the server says where it refuses. */
export function failureAnswer({ code, message }: WireFailure) {
  return { success: false, code, message, data: { errorCode: code, sqlState: '42000' } };
}

/** What the server says of a result that comes at once. */
export function resultAnswer(queryId: string, { columns, rows }: WireResult) {
  return {
    success: true,
    data: {
      queryId,
      queryResultFormat: 'json',
      rowtype: columns.map(wireColumn),
      rowset: rows,
      total: rows.length,
      returned: rows.length,
      parameters: [] as unknown[],
    },
  };
}
