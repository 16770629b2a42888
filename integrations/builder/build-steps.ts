import type { Progress } from '../../tools/ports.ts';

/** Runs the steps of a build one after the other, telling people how long each took. */
export function createSteps(progress: Progress) {
  const done: { name: string; seconds: number }[] = [];
  const note = (name: string, seconds: number): void => {
    done.push({ name, seconds });
    progress.step(name, `${seconds.toFixed(1)} s`);
  };
  return {
    done,
    /** Tells of a step whose seconds were taken elsewhere, one that is not in one piece. */
    note,
    async run<T>(name: string, work: () => Promise<T>): Promise<T> {
      const start = performance.now();
      const result = await work();
      note(name, (performance.now() - start) / 1000);
      return result;
    },
  };
}
