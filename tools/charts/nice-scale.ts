/** A scale from one tick to another. */
export interface NiceScale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10] as const;

/** Room beyond the outermost value, as a part of the range: a scale need not go on to the next tick. */
const SLACK = 0.06;
const LEAST_RANGE = 1e-6;

/**
 * A scale around `values` with about `count` steps of 1, 2, 2.5 or 5 times a power of ten.
 *
 * @param zero whether zero is on it: always for what is drawn as a length
 */
export function niceScale(values: readonly number[], count = 5, zero = true): NiceScale {
  const known = zero ? [0, ...values] : values;
  let [low, high] = [Math.min(...known), Math.max(...known)];
  // Less than any unit's last digit is no range.
  if (known.length === 0 || high - low < LEAST_RANGE)
    [low, high] = [Math.min(0, low || 0), Math.max(1, high || 1)];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = STEPS.map((factor) => factor * power).find((one) => one >= rough * 0.999)!;
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  // Each tick from its number: adding steps up would gather errors of the last digit.
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
  const slack = (high - low) * SLACK;
  const start = low === 0 ? 0 : Math.max(ticks[0]!, low - slack);
  const end = high === 0 ? 0 : Math.min(ticks.at(-1)!, high + slack);
  return { domain: [start, end], ticks: ticks.filter((tick) => tick >= start && tick <= end) };
}

/** Where a value lies on a scale drawn over `length` pixels. */
export function pixelOf(value: number, { domain: [low, high] }: NiceScale, length: number): number {
  return ((value - low) / (high - low)) * length;
}
