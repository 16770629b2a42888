import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { parseJson } from './parse-json.ts';
import { SlackRefusal } from './slack-refusal.ts';

/** Far above what a test uploads; a runaway body ends here. */
const MOST_BYTES = 64 * 1024 * 1024;

export interface ReceivedRequest {
  readonly path: string;
  readonly token: string | undefined;
  /** Fields of the query and of a form, JSON or multipart body. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The one file of a multipart body, or a raw body as it came. */
  readonly bytes: Buffer | undefined;
}

const JSON_BODY = z.record(z.string(), z.unknown());

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Error(`A body over ${MOST_BYTES} bytes is not read.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readMultipart(body: Buffer, type: string) {
  // The platform parses multipart bodies itself.
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const fields: Record<string, string> = {};
  let bytes: Buffer | undefined;
  for (const [key, value] of form) {
    if (typeof value === 'string') fields[key] = value;
    else bytes = Buffer.from(await value.arrayBuffer());
  }
  return { fields, bytes };
}

async function readBody(body: Buffer, type: string) {
  if (type.startsWith('multipart/form-data')) return readMultipart(body, type);
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { fields: Object.fromEntries(new URLSearchParams(body.toString())), bytes: undefined };
  }
  if (type.startsWith('application/json')) {
    const parsed = JSON_BODY.safeParse(parseJson(body.toString()));
    if (!parsed.success) throw new SlackRefusal('invalid_json');
    return { fields: parsed.data, bytes: undefined };
  }
  return { fields: {}, bytes: body };
}

/** Reads whatever a Slack client sends: query, form, JSON, multipart or raw bytes. @throws SlackRefusal */
export async function readRequest(request: IncomingMessage): Promise<ReceivedRequest> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const { fields, bytes } = await readBody(await readAll(request), request.headers['content-type'] ?? '');
  const { token: inBody, ...rest } = { ...Object.fromEntries(url.searchParams), ...fields };
  const bearer = request.headers.authorization?.replace(/^Bearer /, '');
  return {
    path: url.pathname,
    token: bearer ?? (typeof inBody === 'string' ? inBody : undefined),
    fields: rest,
    bytes,
  };
}
