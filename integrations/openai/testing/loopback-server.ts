import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { chatDocument, chatEvents } from './chat-wire.ts';
import { responseDocument, responseEvents } from './responses-wire.ts';
import type { ModelReply, Turn } from './turn.ts';

/** What the server was sent. */
export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

export interface LoopbackServer {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  readonly seen: SeenRequest[];
  /** What is done with the next requests, in order; the last turn is done again and again. */
  script(...turns: Turn[]): void;
  /** Requests that are waiting for a reply. */
  open(): number;
  close(): Promise<void>;
}

const json = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

function sendReply(request: SeenRequest, response: ServerResponse, reply: ModelReply): void {
  const model = String(request.body['model']);
  const chat = request.path === '/v1/chat/completions';
  if (request.body['stream'] !== true) {
    json(response, 200, chat ? chatDocument(model, reply) : responseDocument(model, reply));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of chat ? chatEvents(model, reply) : responseEvents(model, reply)) response.write(event);
  response.end();
}

function take(turn: Turn, request: SeenRequest, response: ServerResponse): void {
  if ('silent' in turn) return;
  if ('raw' in turn) {
    response.writeHead(200, { 'content-type': turn.contentType ?? 'application/json' }).end(turn.raw);
  } else if ('status' in turn) {
    const error = {
      message: `secret detail of ${turn.status}`,
      type: turn.code ?? 'error',
      code: turn.code ?? null,
    };
    json(response, turn.status, { error }, turn.headers);
  } else if ('drops' in turn) {
    if (turn.drops === 'within') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 });
      response.write('{"id":', () => response.destroy());
    } else response.destroy();
  } else if ('bytes' in turn) sendReply(request, response, { text: 'x'.repeat(turn.bytes) });
  else sendReply(request, response, turn);
}

/** An OpenAI-compatible server on this machine that speaks both APIs, well or as badly as its script says. */
export async function startLoopbackServer(models: readonly string[] = []): Promise<LoopbackServer> {
  const seen: SeenRequest[] = [];
  let turns: Turn[] = [];
  let open = 0;
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = await text(incoming);
    const path = incoming.url ?? '';
    const request = { path, headers: incoming.headers, body: sent === '' ? {} : JSON.parse(sent) };
    seen.push(request);
    open += 1;
    response.on('close', () => {
      open -= 1;
    });
    const [turn, ...rest] = turns;
    if (rest.length > 0) turns = rest;
    if (turn !== undefined) take(turn, request, response);
    else if (path === '/v1/models') {
      json(response, 200, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) });
    } else json(response, 404, { error: { message: 'no such path', code: null } });
  };
  const server = createServer((incoming, response) => void answer(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    seen,
    script: (...next) => {
      turns = next;
      seen.length = 0;
    },
    open: () => open,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
