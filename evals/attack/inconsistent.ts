import type { Violation } from './attack-report.ts';

/** A part of the attack whose numbers contradict each other: it concerns no single cell. */
export function inconsistent(part: string, required: string): Violation {
  return { kind: 'inconsistent', fact: '', measure: part, family: '', cell: '', interval: null, required };
}
