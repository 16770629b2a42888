import { createColors } from 'picocolors';

/** The few styles the command line draws with; without colour each returns its text unchanged. */
export interface Palette {
  strong(text: string): string;
  dim(text: string): string;
  accent(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  italic(text: string): string;
}

export function createPalette(color: boolean): Palette {
  const c = createColors(color);
  return {
    strong: c.bold,
    dim: c.dim,
    accent: c.cyan,
    good: c.green,
    bad: c.red,
    italic: c.italic,
  };
}
