import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { limitParam, membersParam, orderParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

const metrics = {
  open_balance: { name: 'open_balance' },
  open_claims: { name: 'open_claims' },
  peak_outstanding: { name: 'peak_outstanding' },
  priority_score_avg: { name: 'priority_score_avg' },
};

// Amount rule of the priority score: of a payer or an organization only the average claim can be judged, and up to
// 5 points come from amounts; a priority bucket is the rule itself.
const AVERAGE_RULE = `case
            when average_amount > 1000 then 'average above 1,000 USD'
            when average_amount > 250 then 'average above 250 USD'
            else ''
        end`;

const by = {
  payer: {
    segment: 'payer',
    family: 'receivables_by_payer',
    payers: `payer <> '(all)' and priority_bucket = '(all)'
      and (:payers = '' or contains(:payers, '|' || payer || '|'))`,
    organizations: ":organizations = ''",
    amount_rule: AVERAGE_RULE,
    amount_points: '5',
  },
  organization: {
    segment: 'organization',
    family: 'receivables_by_organization',
    payers: ":payers = ''",
    organizations: `organization <> '(all)' and priority_bucket = '(all)'
      and (:organizations = '' or contains(:organizations, '|' || organization || '|'))`,
    amount_rule: AVERAGE_RULE,
    amount_points: '5',
  },
  priority: {
    segment: 'priority_bucket',
    family: 'receivables_by_payer',
    payers: `priority_bucket <> '(all)'
      and ((:payers = '' and payer = '(all)') or contains(:payers, '|' || payer || '|'))`,
    organizations: ":organizations = ''",
    amount_rule:
      "case segment when 'High' then 'above 1,000 USD' when 'Medium' then 'above 250 USD' else '' end",
    amount_points: "case segment when 'High' then 5 when 'Medium' then 3 else 1 end",
  },
};

export const hotspots = defineTemplate({
  name: 'hotspots',
  version: 1,
  subject: 'receivables',
  title: 'Receivables hotspots',
  description:
    'Segments of open receivables (payer, organization or priority by age) ranked as of the release date, with why each is flagged.',
  basis: 'as_of',
  fact: 'receivables',
  params: z
    .strictObject({
      by: z.enum(optionsOf(by)).default('payer'),
      metric: z.enum(optionsOf(metrics)).default('open_balance'),
      order: orderParam,
      limit: limitParam,
      payers: membersParam,
      organizations: membersParam,
      age_buckets: membersParam,
    })
    .refine(
      (params) => (params.by === 'organization' ? !params.payers : !params.organizations),
      'payers and organizations are not published together; segments by organization take organizations only',
    ),
  slots: { by, metric: metrics, order: orderSlot },
  bindings: {
    payers: { kind: 'members', param: 'payers' },
    organizations: { kind: 'members', param: 'organizations' },
    age_buckets: { kind: 'members', param: 'age_buckets' },
    row_limit: { kind: 'number', param: 'limit', default: 10 },
  },
  tables: ['receivables_by_payer', 'receivables_by_organization'],
  columns: (params) => [
    ...[by[params.by].segment, 'age_bucket', 'why_flagged'].map(labelColumn),
    ...['open_balance', 'open_claims', 'peak_outstanding', 'priority_score_avg'].map(metricColumn),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'hotspots',
    'hotspot',
    'hot spots',
    'receivables hotspots',
    'a/r hotspots',
    'ar hotspots',
    'why flagged',
    'flagged',
    'what should we work first',
    'where should we follow up',
    'what to follow up first',
    'worklist',
    'work list',
    'problem areas',
    'trouble spots',
  ],
  examples: [
    'Receivables hotspots',
    'Hotspots by organization, and why they are flagged',
    'Where should we follow up first?',
    'Which segments of Medicare receivables are flagged, and why?',
  ],
  chart: { kind: 'bar', category: 'age_bucket', values: ['open_balance'] },
});
