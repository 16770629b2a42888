import { createHash } from 'node:crypto';
import { canonicalJson } from '../tools/canonical-json.ts';
import type { TemplateCall } from './plan.ts';

const DIGITS = 12;

const hex = (parts: unknown): string =>
  createHash('sha256').update(canonicalJson(parts)).digest('hex').slice(0, DIGITS);

/** `a_…`: the same question at the same place of a thread about the same release has the same id. */
export function answerIdFor(of: {
  releaseId: string;
  thread: string;
  turn: number;
  question: string;
  calls: readonly TemplateCall[];
}): string {
  return `a_${hex([of.releaseId, of.thread, of.turn, of.question, of.calls])}`;
}

/** `t_…`: the thread of a question asked without one. */
export function threadIdFor(releaseId: string, question: string): string {
  return `t_${hex([releaseId, question])}`;
}
