import { type Invocation, PAYERSCOPE } from '../invocation.ts';
import { createPalette, type Palette } from './palette.ts';

/** What is drawn on: how wide, with which styles. */
export interface Screen {
  /** Cells per line. */
  readonly columns: number;
  /** Cells per line of running text: long lines are hard to read. */
  readonly textColumns: number;
  readonly palette: Palette;
  /** The character rules are drawn with. */
  readonly rule: string;
  /** How commands that are shown must be typed. */
  readonly invocation: Invocation;
}

const READABLE = 100;
const NARROWEST = 20;

/** @param options.columns the terminal's width; null for a file or pipe, which is given a readable one */
export function createScreen(options: {
  readonly columns: number | null;
  readonly color: boolean;
  readonly dumb?: boolean;
  readonly invocation?: Invocation;
}): Screen {
  const columns = Math.max(NARROWEST, options.columns ?? READABLE);
  return {
    columns,
    textColumns: Math.min(columns, READABLE),
    palette: createPalette(options.color),
    rule: options.dumb === true ? '-' : '─',
    invocation: options.invocation ?? PAYERSCOPE,
  };
}

/** The same screen at the width its terminal has now; unchanged where the width is not known. */
export function resizeScreen(screen: Screen, columns: number | null): Screen {
  if (columns === null) return screen;
  const wide = Math.max(NARROWEST, columns);
  return { ...screen, columns: wide, textColumns: Math.min(wide, READABLE) };
}
