import type { Fault } from './walk-chain.ts';

/** A fault as one sentence that names the first bad line. */
export function describeFault({ kind, at, detail }: Fault): string {
  const where = at === null ? 'The end of the audit log' : `${at.segment}.jsonl line ${at.number}`;
  return `${where}: ${kind}: ${detail}.`;
}
