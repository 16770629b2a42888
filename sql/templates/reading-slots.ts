import type { Slot } from './define-template.ts';

/** Ranking direction; withheld values always come last. */
export const orderSlot: Slot = {
  highest: { direction: 'desc nulls last' },
  lowest: { direction: 'asc nulls last' },
};

/**
 * One line for all payers (their margin, or the sum of the chosen ones) or one line per payer.
 * `label` makes the lines, `members` chooses the cells, `columns` shows the label.
 */
export const splitSlot: Slot = {
  none: {
    label: "'All payers'",
    members: "((:payers = '' and payer = '(all)') or contains(:payers, '|' || payer || '|'))",
    columns: '',
  },
  payer: {
    label: 'payer',
    members: "payer <> '(all)' and (:payers = '' or contains(:payers, '|' || payer || '|'))",
    columns: 'payer,',
  },
};
