/** Where a command writes; `columns` is null for what is no terminal. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  readonly columns: number | null;
}

/** The two ends of a terminal that a person types at, for editing lines. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** The three standard streams, as arguments: a test gives its own. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Where somebody can be prompted: standard input and stderr are both terminals. */
  readonly terminal?: Terminal;
}
