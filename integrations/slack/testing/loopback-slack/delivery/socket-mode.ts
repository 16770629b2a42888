import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import { later, type World } from '../world.ts';
import type { Attempt, Delivery, Retry } from './delivery.ts';
import { acceptSocket, type ServerSocket } from './web-socket.ts';

/** After it announced a refresh, Slack leaves the app a while to go by itself. */
const LEAVE_MS = 500;
const POLL_MS = 5;

interface Connection {
  readonly number: number;
  readonly socket: ServerSocket;
  /** Announced to be closed: it gets nothing new, but its acknowledgements still count. */
  leaving: boolean;
}

interface Pending {
  readonly id: string;
  readonly attempt: number;
  readonly sentAt: number;
  readonly connection: Connection;
  settle(attempt: Attempt): void;
}

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

export type DisconnectReason = 'refresh_requested' | 'warning' | 'link_disabled';

/** Slack's side of Socket Mode: connections that share the events between them. */
export function createSocketMode(world: World) {
  const connections = new Set<Connection>();
  const pending = new Map<string, Pending>();
  const waiting: (() => void)[] = [];
  const protocolErrors: string[] = [];
  let opened = 0;
  let turn = 0;

  const open = () => [...connections].filter((connection) => !connection.leaving);

  const receive = (text: string) => {
    const message = acknowledgement.safeParse(parseJson(text));
    const known = message.success ? pending.get(message.data.envelope_id) : undefined;
    if (!message.success || !known) {
      protocolErrors.push(text);
      return;
    }
    const ackMs = performance.now() - known.sentAt;
    const response = message.data.payload;
    world.recorder.acknowledged({ id: known.id, attempt: known.attempt, ackMs, payload: response });
    known.settle({ acknowledged: true, ackMs, response });
  };

  const connect = (request: IncomingMessage, duplex: Duplex) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    // A ticket is good for one connection.
    if (pathname !== '/link/' || !world.tickets.delete(searchParams.get('ticket') ?? '')) {
      duplex.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    opened += 1;
    const pinger = setInterval(() => socket.ping(), world.settings.pingMs);
    const socket = acceptSocket(request, duplex, {
      message: receive,
      closed: () => {
        clearInterval(pinger);
        connections.delete(connection);
        for (const entry of pending.values()) {
          if (entry.connection === connection)
            entry.settle({ acknowledged: false, reason: 'connection_closed' });
        }
      },
    });
    const connection: Connection = { number: opened, socket, leaving: false };
    connections.add(connection);
    socket.send({
      type: 'hello',
      num_connections: open().length,
      connection_info: { app_id: world.settings.appId },
      debug_info: { host: 'loopback', build_number: 1, approximate_connection_time: 18_060 },
    });
    for (const proceed of waiting.splice(0)) proceed();
  };

  /** The next connection in turn; waits when there is none, as events do while an app reconnects. */
  const nextConnection = async (): Promise<Connection> => {
    for (;;) {
      const candidates = open();
      turn += 1;
      const connection = candidates[turn % candidates.length];
      if (connection) return connection;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
  };

  return {
    attach: (server: Server) => server.on('upgrade', connect),
    /** How many connections take events. */
    connectionCount: () => open().length,
    /** What apps sent that was no acknowledgement of anything. */
    protocolErrors,
    attempt: async (delivery: Delivery, retry: Retry): Promise<Attempt> => {
      const connection = await nextConnection();
      const envelope = randomUUID();
      world.recorder.sent({
        type: delivery.type,
        id: delivery.id,
        attempt: retry.num,
        transport: 'socket',
        connection: connection.number,
        places: delivery.places,
      });
      return new Promise((settle) => {
        const sentAt = performance.now();
        // The entry stays after it failed: a late acknowledgement is no protocol error, and is worth recording.
        pending.set(envelope, { id: delivery.id, attempt: retry.num, sentAt, connection, settle });
        later(world, world.settings.redelivery.afterMs, () =>
          settle({ acknowledged: false, reason: 'timeout' }),
        );
        connection.socket.send({
          envelope_id: envelope,
          type: delivery.type,
          payload: delivery.body,
          accepts_response_payload: delivery.type !== 'events_api',
          ...(delivery.type === 'events_api'
            ? { retry_attempt: retry.num, retry_reason: retry.reason ?? '' }
            : {}),
        });
      });
    },
    /** Asks every connection to leave, or only the oldest, and closes those that stay. */
    disconnect: (reason: DisconnectReason, which: 'all' | 'oldest' = 'all') => {
      for (const connection of which === 'all' ? open() : open().slice(0, 1)) {
        connection.leaving = true;
        connection.socket.send({ type: 'disconnect', reason, debug_info: { host: 'loopback' } });
        later(world, LEAVE_MS, () => connection.socket.close());
      }
    },
    /** Says goodbye to every connection and waits until they are gone; breaks those that do not answer. */
    close: async () => {
      const deadline = performance.now() + LEAVE_MS;
      for (const { socket } of connections) socket.close();
      while (connections.size > 0 && performance.now() < deadline) await sleep(POLL_MS);
      for (const { socket } of connections) socket.drop();
    },
    /** Breaks every connection without a word. */
    dropSockets: () => {
      for (const { socket } of connections) socket.drop();
    },
  };
}

export type SocketMode = ReturnType<typeof createSocketMode>;
