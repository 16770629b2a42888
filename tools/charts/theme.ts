/** Colours and sizes of every chart; briefs use the same. */
export const THEME = {
  font: 'Source Sans 3, Source Sans Pro, Segoe UI, Helvetica, Arial, sans-serif',
  ink: '#1f2a37',
  title: '#12355b',
  quiet: '#5b6675',
  grid: '#e4e8ee',
  axis: '#b9c2cd',
  /** The one colour of what is not told apart by colour. */
  accent: '#0072b2',
  /** Bars beside the one the title is about. */
  muted: '#a9b8cb',
  /** The earlier of two periods, and the whole that a part is measured against. */
  before: '#b6c2cf',
  withheldFill: '#f1f3f6',
  withheldStroke: '#8a94a3',
} as const;

/** Pixels. */
export const SIZE = {
  title: 16,
  titleLine: 20,
  subtitle: 12,
  subtitleLine: 15,
  label: 11.5,
  note: 10.5,
  noteLine: 14,
  edge: 14,
} as const;
