import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pythonPath } from '../../../python/testing/python.ts';
import { type JsonProxy, startJsonProxy } from './json-proxy.ts';

const SERVER = join(import.meta.dirname, 'emulator.py');

/** How long the emulator may take to listen. */
const STARTS_WITHIN_MS = 60_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/**
 * Starts an emulator of Snowflake in memory, and what lets the real driver talk to it. Ask inside
 * `describeWithPython` only.
 */
export async function startEmulator(): Promise<JsonProxy> {
  const port = await freePort();
  const emulator = spawn(pythonPath(), [SERVER, String(port)], { stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}`;
  for (let waited = 0; ; waited += 100) {
    const listens = await fetch(`${address}/session`, { method: 'POST' }).then(
      () => true,
      () => false,
    );
    if (listens) break;
    if (emulator.exitCode !== null || waited > STARTS_WITHIN_MS) throw new Error('fakesnow does not start');
    await sleep(100);
  }
  const proxy = await startJsonProxy(address);
  return {
    ...proxy,
    close: async () => {
      await proxy.close();
      emulator.kill('SIGKILL');
      await once(emulator, 'exit');
    },
  };
}
