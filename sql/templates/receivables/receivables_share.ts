import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { membersParam, orderParam, shareLimitParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

const metrics = {
  open_balance: { name: 'open_balance' },
  open_claims: { name: 'open_claims' },
  peak_outstanding: { name: 'peak_outstanding' },
};

const CHOSEN_AGES =
  "((:age_buckets = '' and age_bucket = '(all)') or contains(:age_buckets, '|' || age_bucket || '|'))";

const by = {
  payer: {
    family: 'receivables_by_payer',
    member: 'payer',
    total: "'All payers'",
    rows: `(payer = '(all)' or :payers = '' or contains(:payers, '|' || payer || '|'))
      and ${CHOSEN_AGES}
      and :organizations = ''`,
  },
  organization: {
    family: 'receivables_by_organization',
    member: 'organization',
    total: "'All organizations'",
    rows: `(organization = '(all)' or :organizations = '' or contains(:organizations, '|' || organization || '|'))
      and ${CHOSEN_AGES}
      and :payers = ''`,
  },
  age_bucket: {
    family: 'receivables_by_payer',
    member: 'age_bucket',
    total: "'All ages'",
    rows: `(age_bucket = '(all)' or :age_buckets = '' or contains(:age_buckets, '|' || age_bucket || '|'))
      and ((:payers = '' and payer = '(all)') or contains(:payers, '|' || payer || '|'))
      and :organizations = ''`,
  },
};

export const receivablesShare = defineTemplate({
  name: 'receivables_share',
  version: 1,
  subject: 'receivables',
  title: 'Share of receivables',
  description:
    'The share in percent of each payer, organization or age bucket in open receivables as of the release date; chosen ages make the total for payers and organizations.',
  basis: 'as_of',
  fact: 'receivables',
  params: z
    .strictObject({
      by: z.enum(optionsOf(by)),
      metric: z.enum(optionsOf(metrics)).default('open_balance'),
      order: orderParam,
      limit: shareLimitParam,
      payers: membersParam,
      organizations: membersParam,
      age_buckets: membersParam,
    })
    .refine(
      (params) => (params.by === 'organization' ? !params.payers : !params.organizations),
      'payers and organizations are not published together; shares by organization take organizations only',
    ),
  slots: { by, metric: metrics, order: orderSlot },
  bindings: {
    payers: { kind: 'members', param: 'payers' },
    organizations: { kind: 'members', param: 'organizations' },
    age_buckets: { kind: 'members', param: 'age_buckets' },
    row_limit: { kind: 'number', param: 'limit', default: 50 },
  },
  heldAgainstAll: ['payers', 'organizations'],
  tables: ['receivables_by_payer', 'receivables_by_organization'],
  columns: ({ by: member, metric }) => [
    labelColumn(member),
    metricColumn(metric),
    metricColumn('share_of_total'),
  ],
  primaryColumn: () => 'share_of_total',
  synonyms: [
    'share of receivables',
    'share of a/r',
    'share of ar',
    'share of open balance',
    'share of open balances',
    'percent over 90 days',
    'portion over 90 days',
    'share over 90 days',
  ],
  examples: [
    'What portion of open balance is 90+?',
    'How much of our AR over 90 days belongs to Medicare?',
    'Share of open balance by payer',
    'What share of open claims does each hospital account for?',
  ],
  chart: { kind: 'share' },
});
