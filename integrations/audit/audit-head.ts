import { closeSync, constants, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { GENESIS } from './audit-line.ts';

const auditHead = z.strictObject({
  /** Entries ever written, pruned ones included. */
  count: z.number().int().min(0),
  /** Hash of the last of them. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The segment that is written to, and its length in bytes. */
  segment: z.string(),
  bytes: z.number().int().min(0),
  /** The day pruning was last considered, `YYYY-MM-DD`. */
  checked: z.string(),
  /** Hashes of the entries being written: what tells a killed writer's lines from somebody else's. */
  pending: z.array(z.string()),
});

/** What the log ought to end with. It stands beside the segments, so that a log cut short is found out. */
export type AuditHead = z.infer<typeof auditHead>;

export const EMPTY_HEAD: AuditHead = {
  count: 0,
  hash: GENESIS,
  segment: '',
  bytes: 0,
  checked: '',
  pending: [],
};

// One length for ever: written over in place by one call, it is never half old and half new for a killed process.
const HEAD_BYTES = 1_024;

export const headPath = (directory: string): string => join(directory, 'head.json');

/** The head, or null where there is no readable one. */
export function readHead(directory: string): AuditHead | null {
  let file: number;
  try {
    file = openSync(headPath(directory), 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const buffer = Buffer.alloc(HEAD_BYTES + 1);
    const length = readSync(file, buffer, 0, buffer.length, 0);
    const parsed = auditHead.safeParse(JSON.parse(buffer.toString('latin1', 0, length)));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  } finally {
    closeSync(file);
  }
}

/** @param durable wait until the disk has it */
export function writeHead(directory: string, head: AuditHead, durable: boolean): void {
  const file = openSync(headPath(directory), constants.O_WRONLY | constants.O_CREAT, 0o600);
  try {
    writeSync(file, `${JSON.stringify(head).padEnd(HEAD_BYTES - 1)}\n`, 0, 'latin1');
    if (durable) fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}
