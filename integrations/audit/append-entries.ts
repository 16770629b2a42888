import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { PayerscopeError } from '../../tools/errors.ts';
import { type AuditHead, EMPTY_HEAD, readHead, writeHead } from './audit-head.ts';
import { formatLine } from './audit-line.ts';
import { recoverTail } from './recover-tail.ts';
import { repairedEvent } from './repaired-event.ts';
import { listSegments, segmentOf, segmentPath } from './segments.ts';

/** The log is not as its last writer left it: nothing may be added until somebody has looked. */
function damaged(directory: string, what: string): PayerscopeError {
  return new PayerscopeError(
    'STORE_UNAVAILABLE',
    `The audit log in ${directory} is not as it was left (${what}), and nothing is answered without it; run payerscope audit verify, and move that folder aside to begin a new log.`,
  );
}

function headOf(directory: string): AuditHead {
  const head = readHead(directory);
  if (head !== null) return head;
  if (listSegments(directory).length > 0) throw damaged(directory, 'head.json is missing or unreadable');
  return EMPTY_HEAD;
}

/** Bytes of an open file from `start` on, one character each. */
function readFrom(file: number, start: number, end: number): string {
  const buffer = Buffer.alloc(Math.max(0, end - start));
  const length = readSync(file, buffer, 0, buffer.length, start);
  return buffer.toString('latin1', 0, length);
}

/**
 * Adds entries to the log, in the segment of `now`; the caller holds the lock. First the head names what is to be
 * written, then the lines are, then the head moves: a process killed anywhere in between leaves a log that the
 * next call makes whole. Nothing waits for the disk: on a busy one that takes longer than answering.
 *
 * @param eventsFor the entries, given the head they follow
 * @throws PayerscopeError STORE_UNAVAILABLE when the log is not as its last writer left it
 */
export function appendEntries(
  directory: string,
  now: Date,
  eventsFor: (head: AuditHead, segment: string) => readonly object[],
): void {
  const known = headOf(directory);
  // A clock that goes back does not go back to an older segment.
  const month = segmentOf(now);
  const wanted = known.segment > month ? known.segment : month;
  const left = known.segment === '' ? null : examine(directory, known);
  const head = left?.head ?? known;
  const torn = left?.torn ?? '';
  // An unfinished line is recorded where it stands, so that no segment ends in one.
  const segment = torn === '' ? wanted : head.segment;
  const start = segment === head.segment ? head.bytes : 0;

  const events = [...(torn === '' ? [] : [repairedEvent(torn)]), ...eventsFor(head, segment)];
  let { count, hash } = head;
  const lines = events.map((event) => {
    const line = formatLine({ seq: count + 1, time: now.toISOString(), segment, prev: hash }, event);
    count += 1;
    hash = line.hash;
    return line;
  });
  const text = lines.map((line) => `${line.text}\n`).join('');

  const file = openSync(segmentPath(directory, segment), constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    if (start === 0 && torn === '' && fstatSync(file).size > 0) {
      throw damaged(directory, `${segment}.jsonl has lines it did not write`);
    }
    const checked = now.toISOString().slice(0, 10);
    const pending = lines.map((line) => line.hash);
    writeHead(directory, { ...head, segment, bytes: start, checked, pending });
    const written = writeSync(file, text, start, 'latin1');
    if (written < text.length) {
      ftruncateSync(file, start);
      throw Object.assign(new Error('the disk took only part of an entry'), { code: 'ENOSPC' });
    }
    if (torn !== '') ftruncateSync(file, start + text.length);
    const end = { count, hash, segment, bytes: start + text.length, checked, pending: [] };
    writeHead(directory, end);
  } finally {
    closeSync(file);
  }
}

/** Compares the segment that was written to last with the head, and takes up what a killed writer left. */
function examine(directory: string, head: AuditHead): { head: AuditHead; torn: string } {
  let file: number;
  try {
    file = openSync(segmentPath(directory, head.segment), 'r');
  } catch (error) {
    // Named by the head before its first line was written: nothing is missing.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    if (head.bytes === 0) return { head, torn: '' };
    throw damaged(directory, `${head.segment}.jsonl is missing`);
  }
  try {
    const { size } = fstatSync(file);
    if (size === head.bytes) return { head, torn: '' };
    if (size < head.bytes) throw damaged(directory, `${head.segment}.jsonl is shorter than it was`);
    const tail = recoverTail(head, readFrom(file, head.bytes, size));
    if (tail.kind === 'foreign') {
      throw damaged(directory, `${head.segment}.jsonl has lines it did not write`);
    }
    return tail;
  } finally {
    closeSync(file);
  }
}
