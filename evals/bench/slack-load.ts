import { BENCH_QUESTIONS } from './answer-latency.ts';
import type { Figure } from './report.ts';

/** What became of one question put to a chat, in milliseconds from when it was sent. */
export interface Put {
  readonly firstSignMs: number;
  readonly answerMs: number;
}

/** A chat under load: puts one question to a thread and tells what became of it; rejects when nothing did. */
export type PutQuestion = (thread: number, question: string) => Promise<Put>;

const BURST = { questions: 50, threads: 20 } as const;

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)] ?? 0;

const questionAt = (index: number): string => BENCH_QUESTIONS[index % BENCH_QUESTIONS.length]!;

/** Single questions one after the other, then fifty at once from twenty threads. */
export async function measureSlackAnswers(put: PutQuestion, singles: number): Promise<Figure[]> {
  const alone: Put[] = [];
  for (let index = 0; index < singles; index += 1) alone.push(await put(1_000 + index, questionAt(index)));
  const settled = await Promise.allSettled(
    Array.from({ length: BURST.questions }, (_, index) => put(index % BURST.threads, questionAt(index))),
  );
  const burst = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const p95 = (of: readonly Put[], pick: (one: Put) => number) => percentile(of.map(pick), 0.95);
  return [
    { name: 'first visible sign, p95', unit: 'ms', limit: 500, value: p95(alone, (one) => one.firstSignMs) },
    {
      name: 'final text answer with a chart, p95',
      unit: 'ms',
      limit: 1_500,
      value: p95(alone, (one) => one.answerMs),
    },
    {
      name: '50 at once from 20 threads: first sign, p95',
      unit: 'ms',
      limit: 500,
      value: p95(burst, (one) => one.firstSignMs),
    },
    { name: '50 at once from 20 threads: answer, p95', unit: 'ms', value: p95(burst, (one) => one.answerMs) },
    {
      name: '50 at once from 20 threads: lost',
      unit: 'rows',
      limit: 0,
      value: settled.length - burst.length,
    },
  ];
}

/** Resident memory after a warm-up and after `count` questions more. */
export async function measureSlackMemory(
  put: PutQuestion,
  memoryMiB: () => number,
  count: number,
): Promise<Figure[]> {
  const warmUp = Math.ceil(count / 4);
  const ask = async (from: number, to: number): Promise<void> => {
    for (let index = from; index < to; index += 1) await put(10_000 + index, questionAt(index));
  };
  await ask(0, warmUp);
  const before = memoryMiB();
  await ask(warmUp, warmUp + count);
  const after = memoryMiB();
  return [
    { name: `memory after ${warmUp} questions`, unit: 'MiB', value: before },
    { name: `memory after ${warmUp + count} questions`, unit: 'MiB', value: after },
    { name: `growth over ${count} questions`, unit: 'x', limit: 1.15, value: after / before },
  ];
}
