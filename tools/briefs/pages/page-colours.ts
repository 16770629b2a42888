/** Colours of a brief's page; those of its charts belong to the charts. Contrast on their ground is at least 4.5:1. */
export const COLOURS = {
  band: '#14375e',
  bandText: '#ffffff',
  bandNote: '#c9d6e6',
  accent: '#e69f00',
  blue: '#0072b2',
  heading: '#14375e',
  text: '#20262e',
  note: '#5b6673',
  good: '#00704f',
  bad: '#b23a0e',
  card: '#f2f5fa',
  stripe: '#f4f7fb',
  rule: '#d4d9e0',
} as const;
