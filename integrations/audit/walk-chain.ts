import { type AuditLine, GENESIS, readLine } from './audit-line.ts';

/** One line of the log and where it stands. */
export interface PlacedLine {
  readonly segment: string;
  /** From 1 in its file. */
  readonly number: number;
  readonly text: string;
}

export interface Fault {
  readonly kind: 'changed' | 'missing' | 'reordered' | 'inserted' | 'truncated' | 'renamed';
  /** The first bad line; null where the fault is at the end of the log. */
  readonly at: PlacedLine | null;
  readonly detail: string;
}

export interface Walk {
  /** The first fault; null where every line follows from the one before it. */
  readonly fault: Fault | null;
  readonly entries: number;
  readonly first: AuditLine | null;
  /** The last good line. */
  readonly last: AuditLine | null;
  /** Entries that say older ones were removed. */
  readonly pruned: readonly AuditLine[];
  /** Entries that say an unfinished line was found. */
  readonly repaired: number;
}

/** The lines of a segment's text; what stands after the last line break is a line too, an unfinished one. */
export function placeLines(segment: string, text: string): PlacedLine[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, index) => ({ segment, number: index + 1, text: line }));
}

/** “entry 4 is”, “entries 4 to 6 are”. */
export const entriesAre = (from: number, to: number): string =>
  from === to ? `entry ${from} is` : `entries ${from} to ${to} are`;

/** Says what is wrong with the line at `index`, the first that does not follow from `last`. */
function faultAt(lines: readonly PlacedLine[], index: number, last: AuditLine | null): Fault {
  const at = lines[index]!;
  const line = readLine(at.text);
  const expected = (last?.seq ?? 0) + 1;
  const before = last?.hash ?? GENESIS;
  const follows = ({ text }: PlacedLine): boolean => {
    const other = readLine(text);
    return other !== null && other.seq === expected && other.prev === before;
  };
  const closesLater = lines.slice(index + 1).some(follows);
  if (line === null) {
    return closesLater
      ? { kind: 'inserted', at, detail: 'it is no entry of this log; without it the chain goes on' }
      : { kind: 'changed', at, detail: 'its content is not what its own hash says' };
  }
  if (line.seq < expected) {
    return { kind: 'inserted', at, detail: `entry ${line.seq} stands here a second time` };
  }
  if (line.seq > expected) {
    return closesLater
      ? { kind: 'reordered', at, detail: `entry ${line.seq} stands before entry ${expected}` }
      : { kind: 'missing', at, detail: `${entriesAre(expected, line.seq - 1)} missing before it` };
  }
  return closesLater
    ? { kind: 'inserted', at, detail: `another entry ${expected} follows from the entry before it` }
    : {
        kind: 'changed',
        at,
        detail: `it does not follow from entry ${expected - 1}: one of the two was replaced`,
      };
}

/**
 * Follows the chain from line to line up to the first that is changed, missing, out of order or not of this log.
 *
 * @param begin `entry-1`, or `anywhere` where older entries may be gone: then the first line's own word for what
 *   came before it is taken
 */
export function walkChain(lines: readonly PlacedLine[], begin: 'entry-1' | 'anywhere'): Walk {
  const pruned: AuditLine[] = [];
  let repaired = 0;
  let first: AuditLine | null = null;
  let last: AuditLine | null = null;
  let count = 0;
  let fault: Fault | null = null;
  for (const [index, placed] of lines.entries()) {
    const line = readLine(placed.text);
    const follows: boolean =
      line !== null &&
      (last === null && begin === 'anywhere'
        ? true
        : line.seq === (last?.seq ?? 0) + 1 && line.prev === (last?.hash ?? GENESIS));
    if (line === null || !follows) {
      fault = faultAt(lines, index, last);
      break;
    }
    if (line.segment !== placed.segment) {
      fault = { kind: 'renamed', at: placed, detail: `it belongs into ${line.segment}.jsonl` };
      break;
    }
    first ??= line;
    last = line;
    count += 1;
    if (line.fields['event'] === 'pruned') pruned.push(line);
    if (line.fields['event'] === 'repaired') repaired += 1;
  }
  return { fault, entries: count, first, last, pruned, repaired };
}
