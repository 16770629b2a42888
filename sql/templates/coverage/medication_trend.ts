import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { coverageMetrics, optionsOf } from '../metric-slots.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

// The same metrics, over the family that knows medications.
const metrics = Object.fromEntries(
  optionsOf(coverageMetrics).map((metric) => [
    metric,
    { ...coverageMetrics[metric], family: 'medications_by_payer_medication' },
  ]),
);

const split = {
  none: {
    label: "'All medications'",
    members: `((:medications = '' and medication = '(all)')
      or contains(:medications, '|' || medication || '|'))`,
    columns: '',
  },
  medication: {
    label: 'medication',
    members: `((:medications = '' and medication not in ('(all)', 'Other medications'))
      or contains(:medications, '|' || medication || '|'))`,
    columns: 'medication,',
  },
};

export const medicationTrend = defineTemplate({
  name: 'medication_trend',
  version: 1,
  subject: 'coverage',
  title: 'Medication trend',
  description:
    'One coverage metric by quarter or year of prescription start, for all medications, chosen ones together, or each.',
  basis: 'prescription_start',
  fact: 'medications',
  params: z.strictObject({
    period: periodParam,
    grain: z.enum(['quarter', 'year']).default('quarter'),
    metric: z.enum(optionsOf(coverageMetrics)).default('out_of_pocket'),
    medications: membersParam,
    payers: membersParam,
    split: z.enum(optionsOf(split)).default('none'),
  }),
  slots: { grain: { quarter: { name: 'quarter' }, year: { name: 'year' } }, metric: metrics, split },
  bindings: {
    tiles: {
      kind: 'grain-tiles',
      family: 'medications_by_payer_medication',
      param: 'period',
      grainParam: 'grain',
    },
    payers: { kind: 'members', param: 'payers' },
    medications: { kind: 'members', param: 'medications' },
  },
  tables: ['medications_by_payer_medication'],
  columns: (params) => [
    labelColumn(params.grain),
    ...(params.split === 'medication' ? [labelColumn('medication')] : []),
    metricColumn(params.metric),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'medication trend',
    'drug trend',
    'trend of a medication',
    'medications over time',
    'medication by quarter',
    'medications by quarter',
    'drug by quarter',
    'drugs by quarter',
    'drug cost by quarter',
  ],
  examples: [
    'Medication trend by quarter for insulin',
    'How did the out-of-pocket of semaglutide develop by quarter since 2024?',
    'Coverage rate of semaglutide per year at UnitedHealthcare',
    'Dispenses by quarter, medication by medication, in 2025',
  ],
  chart: { kind: 'line' },
});
