/** Ends of the scale: near nothing, then the most above and the most below zero. */
const NEUTRAL = [0xea, 0xf1, 0xf8] as const;
const ABOVE = [0x0b, 0x4a, 0x86] as const;
const BELOW = [0xb3, 0x3f, 0x00] as const;

/** The colour of a value: deeper blue the further above zero, deeper rust the further below it. */
export function heatColor(
  value: number,
  { low, high }: { readonly low: number; readonly high: number },
): string {
  const reach = Math.max(Math.abs(low), Math.abs(high));
  const part = reach === 0 ? 0 : Math.abs(value) / reach;
  const end = value < 0 ? BELOW : ABOVE;
  const mixed = NEUTRAL.map((from, at) => Math.round(from + (end[at]! - from) * part));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
