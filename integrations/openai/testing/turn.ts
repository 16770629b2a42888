/** A tool call as a model sends it: with arguments, or with text that is to be none. */
export type SentCall =
  | { readonly name: string; readonly args: Record<string, unknown> }
  | { readonly name: string; readonly text: string };

export interface Usage {
  readonly prompt: number;
  readonly cached: number;
  readonly completion: number;
}

/** A reply of a model, and how its server sends it. */
export interface ModelReply {
  readonly calls?: readonly SentCall[];
  readonly text?: string;
  /** Null: a server that does not count. */
  readonly usage?: Usage | null;
  readonly id?: string;
  /** Ended early by the server: out of room, or filtered. */
  readonly cutShort?: boolean;
  /** Chat only: a message, or a first delta, that does not say who speaks. */
  readonly withoutRole?: boolean;
  /** Streaming only: the stream closes in good order before it says how it ends. */
  readonly withoutEnd?: boolean;
}

/** What the server does with one request. */
export type Turn =
  | ModelReply
  /** An error, with the code that OpenAI gives it. */
  | { readonly status: number; readonly code?: string; readonly headers?: Readonly<Record<string, string>> }
  /** Bytes that are no reply at all. */
  | { readonly raw: string; readonly contentType?: string }
  /** The connection breaks: before a byte, or within the reply. */
  | { readonly drops: 'before' | 'within' }
  /** Nothing comes, and the connection stays open. */
  | { readonly silent: true }
  /** A reply of so many bytes of text. */
  | { readonly bytes: number };

export const USUAL_USAGE: Usage = { prompt: 3_400, cached: 1_024, completion: 40 };

export const argumentsOf = (call: SentCall): string =>
  'text' in call ? call.text : JSON.stringify(call.args);
