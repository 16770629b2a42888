import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { arrowRowset } from './arrow-rowset.ts';
import { failureAnswer, resultAnswer, type WireFailure, type WireResult } from './wire-answer.ts';

export interface JsonProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  /** SQL texts in the order they were sent. */
  readonly statements: string[];
  /** What stands in for the emulator from now on, by the statement; null lets it answer itself. */
  answerFor(answerOf: (sqlText: string) => WireResult | WireFailure | null): void;
  /** Requests the emulator has not answered yet: it goes on with a statement whose client was killed. */
  pending(): number;
  /** Milliseconds in which statements were waited for, since the start. */
  waited(): number;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const body = await buffer(request);
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the emulator says is passed on
const forUpload = (answer: any) => ({
  ...answer,
  data: { ...answer.data, stageInfo: { ...answer.data.stageInfo, region: 'none' } },
});

/** The emulator answers in Arrow whatever the client asked for. */
function inJson(text: string): string {
  if (!text.startsWith('{')) return text;
  const answer = JSON.parse(text);
  // The driver reads the region of the bucket it uploads to; the emulator names none.
  if (answer.data?.stageInfo) return JSON.stringify(forUpload(answer));
  const {
    rowsetBase64,
    rowset = rowsetBase64 === undefined ? undefined : arrowRowset(rowsetBase64),
    ...data
  } = answer.data ?? {};
  if (rowset === undefined) return text;
  return JSON.stringify({
    ...answer,
    data: { ...data, queryResultFormat: 'json', rowset, total: rowset.length, returned: rowset.length },
  });
}

/**
 * Stands between the driver, which reads JSON, and an emulator, which answers in Arrow, and keeps what was sent.
 *
 * @param upstream address of the emulator
 */
export async function startJsonProxy(upstream: string): Promise<JsonProxy> {
  const statements: string[] = [];
  let answerOf: (sqlText: string) => WireResult | WireFailure | null = () => null;
  let waited = 0;
  const own = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const forward = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const path = request.url ?? '/';
    if (path.startsWith('/telemetry')) {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"success":true}');
      return;
    }
    if (path.startsWith('/queries/v1/query-request')) {
      const { sqlText } = JSON.parse(body.toString());
      statements.push(sqlText);
      const given = answerOf(sqlText);
      if (given !== null) {
        const answer = 'code' in given ? failureAnswer(given) : resultAnswer(randomUUID(), given);
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
        return;
      }
    }
    const start = performance.now();
    // The driver looks first whether the file is there; the emulator's bucket can only be written.
    if (path.startsWith('/fs_bucket/') && request.method !== 'PUT') {
      response.writeHead(404).end();
      return;
    }
    const answer = await fetch(new URL(path, upstream), {
      method: request.method ?? 'GET',
      headers: {
        'content-type': request.headers['content-type'] ?? 'application/json',
        ...(request.headers.authorization ? { authorization: request.headers.authorization } : {}),
      },
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    const text = inJson(await answer.text()).replaceAll(upstream, own());
    waited += performance.now() - start;
    // What the emulator does not know it calls a server error, which the driver would try again for minutes.
    response
      .writeHead(answer.status === 500 ? 200 : answer.status, { 'content-type': 'application/json' })
      .end(text);
  };
  let pending = 0;
  const server = createServer((request, response) => {
    pending += 1;
    forward(request, response)
      .catch(() => response.destroy())
      .finally(() => {
        pending -= 1;
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: own(),
    statements,
    answerFor: (given) => {
      answerOf = given;
    },
    pending: () => pending,
    waited: () => waited,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
