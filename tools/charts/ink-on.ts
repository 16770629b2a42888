import { THEME } from './theme.ts';

/** Ink that is read on a fill: white on dark, dark on light. */
export function inkOn(fill: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
  return 0.299 * red! + 0.587 * green! + 0.114 * blue! > 150 ? THEME.ink : '#ffffff';
}
