import { median } from './measure.ts';

/**
 * Warm time to draw each of `specs` as a PNG, over `rounds` interleaved rounds, the first of which is not counted.
 *
 * @returns the median over all charts in milliseconds
 */
export async function measureCharts<Spec>(
  draw: (spec: Spec) => Promise<Uint8Array>,
  specs: readonly Spec[],
  rounds: number,
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const spec of specs) {
      const start = performance.now();
      await draw(spec);
      if (round > 0) times.push(performance.now() - start);
    }
  }
  return median(times);
}
