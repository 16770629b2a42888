/** A scale from one tick to another. */
export interface NiceScale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10] as const;

/**
 * A scale around `values` with about `count` steps of 1, 2, 2.5 or 5 times a power of ten.
 *
 * @param zero whether zero is on it: always for what is drawn as a length
 */
export function niceScale(values: readonly number[], count = 5, zero = true): NiceScale {
  const known = zero ? [0, ...values] : values;
  let [low, high] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0 || low === high) [low, high] = [Math.min(0, low || 0), Math.max(1, high || 1)];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = STEPS.map((factor) => factor * power).find((one) => one >= rough * 0.999)!;
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  // Each tick from its number: adding steps up would gather errors of the last digit.
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
  return { domain: [ticks[0]!, ticks.at(-1)!], ticks };
}

/** Where a value lies on a scale drawn over `length` pixels. */
export function pixelOf(value: number, { domain: [low, high] }: NiceScale, length: number): number {
  return ((value - low) / (high - low)) * length;
}
