import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerResponseUrl } from './answer-response-url.ts';
import { receiveUpload } from './methods/files.ts';
import { readRequest } from './read-request.ts';
import { SlackRefusal } from './slack-refusal.ts';
import type { createWebApi, HttpAnswer } from './web-api.ts';
import type { World } from './world.ts';

type WebApi = ReturnType<typeof createWebApi>;

async function route(request: IncomingMessage, webApi: WebApi, world: World): Promise<HttpAnswer> {
  const received = await readRequest(request);
  const [, room, name = '', id = ''] = received.path.split('/');
  if (room === 'api') return webApi(name, received);
  if (room === 'response') return answerResponseUrl(name, received, world);
  if (room === 'upload') {
    const status = receiveUpload(id, received.bytes, world);
    const args = { file: id, bytes: received.bytes?.length ?? 0 };
    world.recorder.called({ method: 'upload', args, status, ok: status === 200, warnings: [] });
    return { status, body: { ok: status === 200 } };
  }
  return { status: 404, body: { ok: false, error: 'not_found' } };
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** Serves the Web API, uploads and response URLs on a free port of the loopback interface. */
export async function listen(world: World, webApi: WebApi, onBug: (error: unknown) => void): Promise<Server> {
  const server = createServer((request, response) => {
    route(request, webApi, world).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        // A client that gave up in the middle of its request is no bug, and nobody to answer.
        if (!request.complete) return;
        if (error instanceof SlackRefusal) {
          send(response, { status: 200, body: { ok: false, error: error.code, ...error.fields } });
          return;
        }
        onBug(error);
        send(response, { status: 500, body: { ok: false, error: 'fatal_error' } });
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}
