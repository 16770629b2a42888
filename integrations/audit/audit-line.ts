import { createHash } from 'node:crypto';

/** What the first entry of a log names as the hash before it. */
export const GENESIS = '0'.repeat(64);

/** Where an entry stands: its number from 1, when, in which segment, and the hash of the entry before it. */
export interface Place {
  readonly seq: number;
  /** UTC, ISO 8601 with milliseconds. */
  readonly time: string;
  readonly segment: string;
  readonly prev: string;
}

export interface AuditLine extends Place {
  readonly hash: string;
  /** Everything the line says, as parsed JSON. */
  readonly fields: Readonly<Record<string, unknown>>;
}

const LINE = /^(\{.*),"hash":"([0-9a-f]{64})"\}$/;
const BEYOND_ASCII = /[^\x20-\x7e]/g;

const sha256 = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');

/** JSON in printable ASCII: what steers a terminal or cannot be seen stands as `\uXXXX`. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    BEYOND_ASCII,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * One entry as its line, without the line break. Its hash is SHA-256 over the bytes before `,"hash":`, the hash of
 * the entry before it among them, so that any program can check a line without reading JSON.
 */
export function formatLine(place: Place, event: object): { readonly text: string; readonly hash: string } {
  const { seq, time, segment, prev } = place;
  const body = asciiJson({ seq, time, segment, ...event, prev }).slice(0, -1);
  const hash = sha256(body);
  return { text: `${body},"hash":"${hash}"}`, hash };
}

/** A line that is what its own hash says it is; null for anything else. */
export function readLine(text: string): AuditLine | null {
  const match = LINE.exec(text);
  if (match === null || sha256(match[1]!) !== match[2]) return null;
  try {
    const fields = JSON.parse(text) as Record<string, unknown>;
    const { seq, time, segment, prev, hash } = fields;
    if (typeof seq !== 'number' || typeof time !== 'string') return null;
    if (typeof segment !== 'string' || typeof prev !== 'string' || typeof hash !== 'string') return null;
    return { seq, time, segment, prev, hash, fields };
  } catch {
    return null;
  }
}
