import type { ChartRequest } from './chart-request.ts';
import { payerTone, rampOf } from './palette.ts';
import { THEME } from './theme.ts';

/** Categories whose order is a scale of its own. */
const ORDERED = new Set(['age_bucket', 'priority_bucket']);

/** Whether the labels of a column have an order that is not by value. */
export const isOrdered = (column: string | null): boolean => column !== null && ORDERED.has(column);

/**
 * The colour of a bar: an age has its step of the ramp; the one the title is about stands out, a payer in its own
 * colour, and the others step back.
 */
export function barColor(request: ChartRequest, row: number, at: number, leader: number | null): string {
  const { view, category, manifest } = request;
  if (category === 'age_bucket') return rampOf(view.rows.length)[at] ?? THEME.accent;
  if (leader === null) return category === 'payer' ? THEME.muted : THEME.accent;
  if (row !== leader) return THEME.muted;
  return category === 'payer' ? payerTone(view.key(row, category), manifest).fill : THEME.accent;
}
