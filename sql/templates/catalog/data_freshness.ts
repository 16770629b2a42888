import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { labelColumn } from '../result-columns.ts';

export const dataFreshness = defineTemplate({
  name: 'data_freshness',
  version: 1,
  subject: 'catalog',
  title: 'Data freshness',
  description: 'Which months the release covers, by which date they are counted, and how far the data reach.',
  basis: 'none',
  fact: null,
  params: z.strictObject({}),
  slots: {},
  bindings: {},
  tables: ['release_freshness'],
  columns: () => [
    { name: 'fact', label: 'Subject', unit: 'text' },
    { name: 'basis', label: 'Counted by', unit: 'text' },
    { name: 'month_from', label: 'First month', unit: 'month' },
    { name: 'month_to', label: 'Last month', unit: 'month' },
    labelColumn('as_of'),
    { ...labelColumn('data_through'), unit: 'month' },
  ],
  primaryColumn: () => 'data_through',
  synonyms: [
    'data freshness',
    'freshness',
    'how fresh is the data',
    'how current is the data',
    'last updated',
    'up to date',
    'which months are covered',
    'what period is covered',
    'latest data',
    'data through',
  ],
  examples: [
    'How fresh is the data?',
    'Which months does the release cover?',
    'When was the data last updated?',
  ],
  chart: { kind: 'none' },
});
