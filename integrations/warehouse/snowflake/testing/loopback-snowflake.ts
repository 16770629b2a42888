import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Cells, failureAnswer, resultAnswer, type WireFailure, type WireResult } from './wire-answer.ts';

/** What is done with one request; the last of a script is done again and again. */
export type Turn =
  /** A result; rows in `chunks` are fetched from addresses of their own. */
  | (WireResult & { readonly chunks?: readonly (readonly Cells[])[] })
  | WireFailure
  /** In progress: the result of `then` is polled for. */
  | { readonly later: Turn }
  | { readonly status: number }
  /** The connection breaks off. */
  | { readonly drops: true }
  /** Nothing comes, ever. */
  | { readonly silent: true };

/** One login or statement that the server was sent. */
export interface SeenRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: what the driver sends is what is looked at
  readonly body: any;
}

export interface LoopbackSnowflake {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  readonly logins: SeenRequest[];
  readonly statements: SeenRequest[];
  /** Request ids of statements that were cancelled. */
  readonly cancelled: string[];
  onLogin(...turns: Turn[]): void;
  onStatement(...turns: Turn[]): void;
  /** What is done with each statement by its text. */
  onSql(turnOf: (sqlText: string) => Turn): void;
  close(): Promise<void>;
}

const FINE: Turn = { columns: [{ name: 'ONE', type: 'fixed' }], rows: [['1']] };

/** A server on this machine that speaks what the driver expects: logins, statements, polling, chunks and errors. */
export async function startLoopbackSnowflake(): Promise<LoopbackSnowflake> {
  const logins: SeenRequest[] = [];
  const statements: SeenRequest[] = [];
  const cancelled: string[] = [];
  const stored = new Map<string, unknown>();
  let loginTurns: Turn[] = [FINE];
  let statementTurns: Turn[] = [FINE];
  let turnOf: ((sqlText: string) => Turn) | null = null;
  let serial = 0;

  const next = (turns: Turn[]): Turn => (turns.length > 1 ? turns.shift()! : turns[0]!);
  const json = (response: ServerResponse, body: unknown): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const own = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** Breaks, stays silent or fails where the turn says so; tells whether it did. */
  const misbehave = (turn: Turn, response: ServerResponse): boolean => {
    if ('silent' in turn) return true;
    if ('drops' in turn) response.destroy();
    else if ('status' in turn) response.writeHead(turn.status).end();
    else if ('code' in turn) json(response, failureAnswer(turn));
    else return false;
    return true;
  };

  const result = (turn: Turn, response: ServerResponse): void => {
    if (misbehave(turn, response)) return;
    serial += 1;
    const queryId = `query-${serial}`;
    if ('later' in turn) {
      const getResultUrl = `/queries/${queryId}/result`;
      stored.set(getResultUrl, turn.later);
      json(response, { success: true, code: '333333', data: { queryId, getResultUrl } });
      return;
    }
    const { chunks = [], ...result } = turn as Extract<Turn, { columns: unknown }>;
    const placed = chunks.map((chunk, index) => {
      const path = `/chunks/${queryId}/${index}`;
      // A chunk is an array without its brackets.
      stored.set(path, JSON.stringify(chunk).slice(1, -1));
      return { url: `${own()}${path}`, rowCount: chunk.length, uncompressedSize: 1, compressedSize: 1 };
    });
    const { success, data } = resultAnswer(queryId, result);
    const total = data.total + chunks.flat().length;
    const later = placed.length > 0 ? { chunks: placed, chunkHeaders: {} } : {};
    json(response, { success, data: { ...data, total, returned: total, ...later } });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', own());
    const sent = await buffer(request);
    const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
    const body = text.length > 0 ? JSON.parse(text.toString()) : null;
    if (path === '/session/v1/login-request') {
      logins.push({ path, query, body });
      if (misbehave(next(loginTurns), response)) return;
      const token = { token: `session-${logins.length}`, masterToken: 'master' };
      const validity = { validityInSeconds: 3_600, masterValidityInSeconds: 14_400 };
      json(response, { success: true, data: { ...token, ...validity, parameters: [], sessionInfo: {} } });
    } else if (path === '/queries/v1/query-request') {
      statements.push({ path, query, body });
      result(turnOf === null ? next(statementTurns) : turnOf(body.sqlText), response);
    } else if (path === '/queries/v1/abort-request') {
      cancelled.push(body.requestId);
      json(response, { success: true });
    } else if (path.startsWith('/chunks/')) {
      const zipped = gzipSync(String(stored.get(path)));
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(zipped);
    } else if (stored.has(path)) result(stored.get(path) as Turn, response);
    else json(response, { success: true, data: {} });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: own(),
    logins,
    statements,
    cancelled,
    onLogin: (...turns) => {
      loginTurns = turns;
    },
    onStatement: (...turns) => {
      statementTurns = turns;
      turnOf = null;
    },
    onSql: (given) => {
      turnOf = given;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
