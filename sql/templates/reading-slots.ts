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

/**
 * Claims by organization or by encounter class: two families, never both in one table. `rows` keeps to the members
 * asked for and to the margin over all of them; a filter on the other dimension finds nothing.
 */
export const groupSlot = {
  organization: {
    family: 'claims_by_payer_organization',
    member: 'organization',
    total: "'All organizations'",
    rows: `(organization = '(all)' or :organizations = '' or contains(:organizations, '|' || organization || '|'))
      and :encounter_classes = ''`,
  },
  encounter_class: {
    family: 'claims_by_payer_class',
    member: 'encounter_class',
    total: "'All encounter classes'",
    rows: `(encounter_class = '(all)' or :encounter_classes = '' or contains(:encounter_classes, '|' || encounter_class || '|'))
      and :organizations = ''`,
  },
} satisfies Slot;
