import type { AuditHead } from './audit-head.ts';
import { type AuditLine, readLine } from './audit-line.ts';
import type { AuditFiles } from './read-audit-files.ts';
import { entriesAre, type Fault, type PlacedLine, type Walk, walkChain } from './walk-chain.ts';

export interface AuditReport {
  /** The first fault; null when the log is whole. */
  readonly fault: Fault | null;
  /** Entries read up to the fault or the end. */
  readonly entries: number;
  /** Times of the first and the last good entry; null when there is none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly lastHash: string | null;
  /** What is worth knowing though nothing is wrong, one sentence each. */
  readonly notes: readonly string[];
}

const numberOf = (line: AuditLine, field: string): number => Number(line.fields[field]);

const saysPruned = ({ text }: PlacedLine): boolean =>
  text.includes('"event":"pruned"') && readLine(text)?.fields['event'] === 'pruned';

/** The end of the log against its head: cut short, rewritten, or with lines nobody wrote. */
function faultAtEnd(lines: readonly PlacedLine[], last: AuditLine | null, head: AuditHead): Fault | null {
  const count = last?.seq ?? 0;
  if (count < head.count) {
    const detail = `${entriesAre(count + 1, head.count)} missing at the end`;
    return { kind: 'truncated', at: null, detail };
  }
  const extra = count - head.count;
  const known = lines[lines.length - 1 - extra];
  if (known !== undefined && readLine(known.text)?.hash !== head.hash) {
    return { kind: 'changed', at: known, detail: 'it is not the entry that head.json knows as the last' };
  }
  const added = lines.slice(lines.length - extra);
  const foreign = added.find(({ text }, index) => readLine(text)?.hash !== head.pending[index]);
  return foreign === undefined
    ? null
    : { kind: 'inserted', at: foreign, detail: 'head.json knows of no entry after the one before it' };
}

function notesOn(walk: Walk, { head, unfinished }: AuditFiles): string[] {
  const notes: string[] = [];
  const pruned = walk.pruned.at(-1);
  if (pruned !== undefined) {
    const through = numberOf(pruned, 'through');
    const days = numberOf(pruned, 'retentionDays');
    notes.push(`Entries 1 to ${through} were pruned on ${pruned.time.slice(0, 10)} (kept for ${days} days).`);
    if (walk.first !== null && walk.first.seq <= through) {
      notes.push(
        'Some of them still stand: the pruning was interrupted, or their files could not be removed; it is tried again another day.',
      );
    }
  }
  if (walk.repaired > 0) {
    const times = walk.repaired === 1 ? 'Once' : `${walk.repaired} times`;
    notes.push(
      `${times} a process was killed half-way through a line; a “repaired” entry holds what it left.`,
    );
  }
  const beyond = (walk.last?.seq ?? 0) - (head?.count ?? 0);
  if (beyond > 0 || unfinished !== '') {
    const left = unfinished === '' ? 'head.json knew it' : 'its line was finished';
    notes.push(`The process that wrote last was killed before ${left}; the next entry makes up for it.`);
  }
  return notes;
}

/**
 * Checks every line against its own hash and the line before it, the first against what was pruned, and the last
 * against the head.
 *
 * @param of `last` when only the last segment was read: what came before it is not looked for
 */
export function verifyAuditLog(files: AuditFiles, of: 'all' | 'last'): AuditReport {
  const { head, lines } = files;
  const begin = of === 'last' || lines.some(saysPruned) ? 'anywhere' : 'entry-1';
  const walk = walkChain(lines, begin);
  const { first, last, entries } = walk;
  const report = {
    entries,
    from: first?.time ?? null,
    to: last?.time ?? null,
    lastHash: last?.hash ?? null,
    notes: notesOn(walk, files),
  };
  const unconfirmed =
    of === 'all' &&
    first !== null &&
    first.seq > 1 &&
    // The chain binds both this entry and the first line's word for what came before it.
    !walk.pruned.some((entry) => numberOf(entry, 'through') >= first.seq - 1);
  if (walk.fault !== null) return { ...report, fault: walk.fault };
  if (unconfirmed) {
    const detail = `${entriesAre(1, first.seq - 1)} missing before it, and no entry says they were pruned`;
    return { ...report, fault: { kind: 'missing', at: lines[0]!, detail } };
  }
  if (head === null) {
    const detail = 'head.json is missing or unreadable, so that what stood at the end cannot be told';
    return { ...report, fault: { kind: 'missing', at: null, detail } };
  }
  return { ...report, fault: faultAtEnd(lines, last, head) };
}
