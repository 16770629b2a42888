import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const SEGMENT_FILE = /^\d{4}-(0[1-9]|1[0-2])\.jsonl$/;

/** The segment of a moment: its calendar month in UTC, `YYYY-MM`. */
export const segmentOf = (time: Date): string => time.toISOString().slice(0, 7);

export const segmentPath = (directory: string, segment: string): string =>
  join(directory, `${segment}.jsonl`);

/** Segments of a log, oldest first; none where there is no log. */
export function listSegments(directory: string): string[] {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => SEGMENT_FILE.test(name))
    .map((name) => name.slice(0, 7))
    .sort();
}
