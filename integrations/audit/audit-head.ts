import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { GENESIS } from './audit-line.ts';

/** What the log ought to end with. It stands beside the segments, so that a log cut short is found out. */
export interface AuditHead {
  /** Entries ever written, pruned ones included. */
  readonly count: number;
  /** Hash of the last of them. */
  readonly hash: string;
  /** The segment that is written to, and its length in bytes. */
  readonly segment: string;
  readonly bytes: number;
  /** The day pruning was last considered, `YYYY-MM-DD`. */
  readonly checked: string;
  /** Hashes of the entries being written: what tells a killed writer's lines from somebody else's. */
  readonly pending: readonly string[];
}

const isLength = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/** By hand: a schema would cost every cold question two milliseconds to compile. */
function isHead(value: unknown): value is AuditHead {
  const { count, hash, segment, bytes, checked, pending } = (value ?? {}) as Record<string, unknown>;
  return (
    isLength(count) &&
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/.test(hash) &&
    typeof segment === 'string' &&
    /^(\d{4}-\d{2})?$/.test(segment) &&
    isLength(bytes) &&
    typeof checked === 'string' &&
    Array.isArray(pending) &&
    pending.every((one) => typeof one === 'string')
  );
}

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
    const parsed: unknown = JSON.parse(buffer.toString('latin1', 0, length));
    return isHead(parsed) ? parsed : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Writes the head over the old one. */
export function writeHead(directory: string, head: AuditHead): void {
  const file = openSync(headPath(directory), constants.O_WRONLY | constants.O_CREAT, 0o600);
  try {
    writeSync(file, `${JSON.stringify(head).padEnd(HEAD_BYTES - 1)}\n`, 0, 'latin1');
  } finally {
    closeSync(file);
  }
}
