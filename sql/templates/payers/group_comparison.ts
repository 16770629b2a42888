import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { groupMetrics, optionsOf } from '../metric-slots.ts';
import { groupParams, isOneGroup, ONE_GROUP, periodParam } from '../param-schemas.ts';
import { groupSlot } from '../reading-slots.ts';
import { comparisonColumns, labelColumn } from '../result-columns.ts';

export const groupComparison = defineTemplate({
  name: 'group_comparison',
  version: 1,
  subject: 'payers',
  title: 'Period comparison by organization or encounter class',
  description:
    'One claims metric of each organization or encounter class in a period against a prior period, with the change and change in percent.',
  basis: 'service',
  fact: 'claims',
  params: z
    .strictObject({
      period: periodParam,
      compare: periodParam,
      metric: z.enum(optionsOf(groupMetrics)),
      ...groupParams,
    })
    .refine(isOneGroup, ONE_GROUP),
  slots: { metric: groupMetrics, by: groupSlot },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ by.family }}', param: 'period' },
    compare_tiles: { kind: 'tiles', family: '{{ by.family }}', param: 'compare' },
    payers: { kind: 'members', param: 'payers' },
    organizations: { kind: 'members', param: 'organizations' },
    encounter_classes: { kind: 'members', param: 'encounter_classes' },
  },
  tables: ['claims_by_payer_organization', 'claims_by_payer_class'],
  columns: ({ by, metric }) => [labelColumn(by), ...comparisonColumns(metric)],
  primaryColumn: ({ metric }) => `${metric}_change`,
  synonyms: [
    'compare organizations',
    'compare hospitals',
    'compare encounter classes',
    'comparison by organization',
    'comparison by hospital',
    'comparison by encounter class',
    'which hospital changed most',
    'which encounter class changed most',
  ],
  examples: [
    'Compare organizations by net variance Q3 vs Q2 2025',
    "Which hospital's payments fell most against last year?",
    'Did emergency charges go up in 2025 vs 2024?',
  ],
  chart: { kind: 'slope' },
});
