/** 1 February 2025, a day like any other. */
const MORNING = Date.UTC(2025, 1, 1, 8);

/**
 * Makes this process's clock stand still and its random numbers a sequence, for the libraries that ask for
 * either by themselves (checkpoint ids). Must run before they are loaded.
 */
export function fixChance(): void {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given: [] | [number | string]) {
      super(given.length === 0 ? MORNING : given[0]);
    }
    static override now(): number {
      return MORNING;
    }
  } as DateConstructor;
  let state = 20_250_201;
  const next = (): number => {
    // Numerical Recipes' linear congruential generator: good enough to tell ids apart.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
  globalThis.crypto.getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
    if (array !== null)
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength).forEach((_, i, all) => {
        all[i] = next();
      });
    return array;
  };
  Math.random = () => next() / 256;
}
