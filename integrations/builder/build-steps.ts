import type { Progress } from '../../tools/ports.ts';

/** Runs the steps of a build one after the other, telling people how long each took. */
export function createSteps(progress: Progress) {
  const done: { name: string; seconds: number }[] = [];
  return {
    done,
    async run<T>(name: string, work: () => Promise<T>): Promise<T> {
      const start = performance.now();
      const result = await work();
      const seconds = (performance.now() - start) / 1000;
      done.push({ name, seconds });
      progress.step(name, `${seconds.toFixed(1)} s`);
      return result;
    },
  };
}
