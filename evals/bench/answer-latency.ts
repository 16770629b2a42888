import { median } from './measure.ts';

/** Questions of the usual kinds: ranking, scorecard, trend, comparison, coverage, receivables. */
export const BENCH_QUESTIONS = [
  'Which payer underpaid us most last quarter?',
  'Payer scorecard for 2025',
  'Show total payments by month for the last 12 months',
  'Compare Q4 2025 with Q4 2024 by payer',
  'What was our medication coverage rate in 2025?',
  'Top 5 medications by out-of-pocket in 2025',
  'How old are our receivables?',
] as const;

export interface LatencyFigures {
  readonly question: string;
  readonly medianMs: number;
}

/** Warm latency per question over `rounds` interleaved rounds, the first of which is not counted. */
export async function measureAnswers(
  ask: (question: string) => Promise<{ status: string }>,
  rounds: number,
): Promise<LatencyFigures[]> {
  const times = new Map<string, number[]>(BENCH_QUESTIONS.map((question) => [question, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const question of BENCH_QUESTIONS) {
      const start = performance.now();
      const { status } = await ask(question);
      const elapsed = performance.now() - start;
      if (status !== 'answered') throw new Error(`"${question}" was not answered but ${status}`);
      if (round > 0) times.get(question)!.push(elapsed);
    }
  }
  return [...times].map(([question, list]) => ({ question, medianMs: median(list) }));
}
