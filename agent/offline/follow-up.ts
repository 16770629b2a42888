import type { TemplateCall } from '../plan.ts';
import type { Frame, Grain, Group, Order, Part } from './frame.ts';
import { COVERAGE_METRICS, EMPTY_FRAME } from './frame.ts';
import { toRange } from './months.ts';
import type { Reading } from './read-question.ts';

/** The frame a call of the turn before stands for, so that a fragment can change parts of it. */
export function frameOf(call: TemplateCall): Frame {
  const p = call.params as Record<string, unknown>;
  const ranges = p['period'] === undefined ? null : rangesOf(p['period']);
  const base: Frame = {
    ...EMPTY_FRAME,
    payers: strings(p['payers']),
    medications: strings(p['medications']),
    limit: typeof p['limit'] === 'number' && p['limit'] !== 10 ? p['limit'] : null,
    order: (p['order'] as Order | undefined) ?? null,
    period: ranges && { ranges, listed: null },
    metrics: typeof p['metric'] === 'string' ? [p['metric']] : [],
    seeks: call.seeks ?? null,
    filters: filtersIn(p),
    limits: limitsIn(p),
  };
  const byPayer = p['split'] === 'payer';
  switch (call.template) {
    case 'payments_trend':
      return {
        ...base,
        metrics: [String(p['metric'] ?? 'total_payments')],
        trend: true,
        grain: p['grain'] as Grain,
        byPayer,
      };
    case 'payer_ranking':
      return { ...base, byPayer: true, ranked: true };
    case 'period_comparison':
      return { ...base, change: true, compare: { ranges: rangesOf(p['compare']) }, byPayer };
    case 'exception_mix':
      return { ...base, subject: 'exceptions', metrics: call.focus ?? ['underpayment_rate'] };
    case 'coverage_summary':
      return { ...base, subject: 'coverage', metrics: call.focus ?? [] };
    case 'coverage_rate_by_payer':
      return { ...base, subject: 'coverage', metrics: call.focus ?? ['coverage_rate'], byPayer: true };
    case 'top_medications':
      return {
        ...base,
        subject: 'medications',
        metrics: [String(p['metric'] ?? 'out_of_pocket')],
        byMedication: true,
      };
    case 'contract_review':
      return { ...base, subject: 'contracts' };
    case 'charges_against_variance':
      return { ...base, subject: 'against' };
    case 'underpayment_rate':
      return p['by'] === 'encounter_class'
        ? { ...base, metrics: ['underpayment_rate'], groups: ['encounter_class'] }
        : { ...base, metrics: ['underpayment_rate'], byPayer: true, ranked: true };
    case 'settlement_days':
      return { ...base, metrics: ['settlement_days_avg'], byPayer: true, ranked: true };
    case 'organization_performance':
      return { ...base, groups: ['organization'] };
    case 'encounter_class_performance':
      return { ...base, groups: ['encounter_class'] };
    case 'group_trend':
      return {
        ...base,
        metrics: [String(p['metric'] ?? 'total_payments')],
        trend: true,
        grain: p['grain'] as Grain,
        groups: [p['by'] as Group],
      };
    case 'group_comparison':
      return {
        ...base,
        change: true,
        compare: { ranges: rangesOf(p['compare']) },
        groups: [p['by'] as Group],
      };
    case 'payer_share':
      return { ...base, subject: isDrugMetric(p['metric']) ? 'coverage' : null, share: true, part: 'payer' };
    case 'group_share':
      return { ...base, share: true, part: p['by'] as Part, groups: [p['by'] as Group] };
    case 'medication_share':
      return {
        ...base,
        subject: 'coverage',
        metrics: [String(p['metric'] ?? 'out_of_pocket')],
        share: true,
        part: 'medication',
      };
    case 'receivables_share':
      return {
        ...base,
        subject: 'receivables',
        share: true,
        part: p['by'] === 'age_bucket' ? 'age' : (p['by'] as Part),
        groups: p['by'] === 'organization' ? ['organization'] : [],
      };
    case 'coverage_ranking':
      return { ...base, subject: 'coverage', byPayer: true, ranked: true };
    case 'coverage_trend':
      return { ...base, subject: 'coverage', trend: true, grain: p['grain'] as Grain, byPayer };
    case 'medication_trend':
      return { ...base, subject: 'medications', trend: true, grain: p['grain'] as Grain, byMedication: true };
    case 'payer_patient_split':
      return { ...base, subject: 'split', metrics: p['of'] === 'claim_payments' ? ['total_payments'] : [] };
    case 'payer_medication_review':
      return { ...base, subject: 'review' };
    case 'aging_by_payer':
      return { ...base, subject: 'receivables', byPayer: true };
    case 'aging_by_organization':
      return { ...base, subject: 'receivables', groups: ['organization'] };
    case 'priority_mix':
      return { ...base, subject: 'priority' };
    case 'hotspots':
      return {
        ...base,
        subject: 'hotspots',
        byPayer: p['by'] === 'payer',
        groups: p['by'] === 'organization' || p['by'] === 'priority' ? [p['by']] : [],
      };
    case 'provider_ranking':
      return { ...base, subject: 'providers' };
    case 'provider_signals':
      return { ...base, subject: 'signals' };
    case 'specialty_signals':
      return { ...base, subject: 'specialties' };
    case 'claims_after_death':
      return { ...base, subject: 'deceased' };
    case 'late_payments':
      return { ...base, subject: 'late' };
    case 'reclassified_claims':
      return { ...base, subject: 'reclassified' };
    case 'receivables_summary':
      return { ...base, subject: 'receivables' };
    case 'data_freshness':
      return { ...base, subject: 'freshness' };
    default:
      return call.focus
        ? { ...base, metrics: call.focus, together: base.payers.length > 1 }
        : { ...base, subject: 'scorecard' };
  }
}

/** Puts what the fragment says over what stood before; what it does not say stays. */
export function mergeFrames(
  before: Frame,
  said: Frame,
  options: { everyone: boolean; also: boolean },
): Frame {
  const spoken = narrowsPeople(before, said) ? before.subject : said.subject;
  const subject = spoken ?? (said.metrics.length > 0 ? null : before.subject);
  const time = said.trend || said.worse;
  const compares = said.compare !== null || said.change;
  const payers = options.everyone ? [] : said.payers.length > 0 ? said.payers : before.payers;
  const ranks = said.order !== null || said.quality !== null || said.limit !== null || said.ranked;
  // A period named anew leaves the old comparison behind.
  const keepCompare = !time && before.compare !== null && said.period === null && !ranks;
  const metrics =
    said.metrics.length > 0
      ? said.metrics
      : spoken && spoken !== before.subject && !(isDrug(said.subject) && isDrug(before.subject))
        ? []
        : before.metrics;
  return {
    subject: said.metrics.length > 0 && said.subject === null ? keepSubject(before, said.metrics) : subject,
    metrics,
    order: time || compares ? said.order : (said.order ?? (said.quality ? null : before.order)),
    quality: said.quality,
    limit: time || compares ? said.limit : (said.limit ?? before.limit),
    ranked: !time && !compares && (said.ranked || before.ranked),
    grain: said.grain ?? (compares || ranks ? null : before.grain),
    trend: said.trend || (before.trend && !compares && !ranks),
    worse: said.worse,
    change: said.change || keepCompare || (before.change && !time && !ranks),
    compare:
      said.compare ??
      (keepCompare ? before.compare : before.compare && !time && !ranks ? { back: 12 } : null),
    ...shareAfter(before, said, subject),
    ofLargest: said.ofLargest,
    counts: said.counts,
    seeks: said.seeks ?? (compares ? null : before.seeks),
    byPayer:
      said.byPayer ||
      (options.also && said.payers.length > 0) ||
      (before.byPayer && !said.byMedication && said.groups.length === 0 && !(said.grain && before.ranked)),
    byMedication:
      said.byMedication ||
      (before.byMedication && said.subject === null && said.metrics.every((m) => !m.startsWith('total_c'))),
    payers: options.also ? [...new Set([...before.payers, ...said.payers])] : payers,
    together: said.payers.length > 0 ? said.together : before.together,
    medications: said.medications.length > 0 ? said.medications : before.medications,
    groups: said.groups.length > 0 ? said.groups : said.byPayer ? [] : before.groups,
    filters: { ...before.filters, ...said.filters },
    limits: Object.keys(said.limits).length > 0 ? said.limits : said.metrics.length > 0 ? {} : before.limits,
    period: said.period ?? (said.worse && !before.trend ? null : before.period),
  };
}

/** A share stays one until another subject, a ranking of its own or a rate is asked for; what divides it may change. */
function shareAfter(before: Frame, said: Frame, subject: Frame['subject']): Pick<Frame, 'share' | 'part'> {
  if (said.share) return { share: true, part: said.part ?? before.part };
  const other = subject !== before.subject && said.subject !== null && said.metrics.length === 0;
  if (!before.share || (other && !isDrug(said.subject))) return { share: false, part: null };
  const [group] = said.groups;
  const named = said.payers.length > 0 ? undefined : Object.keys(said.filters)[0];
  const part = said.byPayer
    ? 'payer'
    : group === 'organization' || named === 'organizations'
      ? 'organization'
      : group === 'encounter_class' || named === 'encounter_classes'
        ? 'encounter_class'
        : said.byMedication
          ? 'medication'
          : before.part;
  return { share: true, part };
}

const isDrugMetric = (metric: unknown): boolean => COVERAGE_METRICS.some((name) => name === metric);

/** “Only cardiology” after providers names whose, not another table. */
const narrowsPeople = (before: Frame, said: Frame): boolean =>
  said.subject === 'specialties' &&
  (before.subject === 'providers' || before.subject === 'signals') &&
  said.filters['specialties'] !== undefined &&
  said.groups.length === 0 &&
  said.metrics.length === 0;

const isDrug = (subject: Frame['subject']): boolean => subject === 'coverage' || subject === 'medications';

const OF_SUBJECT: Readonly<Partial<Record<NonNullable<Frame['subject']>, readonly string[]>>> = {
  providers: ['total_claims', 'total_charges', 'charge_per_claim', 'patients', 'claims_per_patient'],
  signals: ['total_charges', 'charge_per_claim', 'claims_per_patient', 'charge_vs_peers_pct'],
  specialties: ['total_claims', 'charge_per_claim', 'claims_per_patient', 'high_value_share'],
  hotspots: ['open_balance', 'open_claims', 'peak_outstanding', 'priority_score_avg'],
};

/** “By charge per claim” after providers is still about providers. */
function keepSubject(before: Frame, metrics: readonly string[]): Frame['subject'] {
  const own = before.subject === null ? undefined : OF_SUBJECT[before.subject];
  if (own !== undefined && metrics.every((metric) => own.includes(metric))) return before.subject;
  return isDrug(before.subject) && metrics.every(isDrugMetric) ? before.subject : null;
}

const OPENINGS = new Set([
  'and',
  'but',
  'also',
  'now',
  'then',
  'so',
  'only',
  'just',
  'same',
  'ok',
  'instead',
  'again',
]);

/** Whether the question leans on the one before: it opens like one, or names nothing that can be measured. */
export function leansOnPrevious(reading: Reading, frame: Frame): boolean {
  const has = (tag: string): boolean => reading.marks.some((mark) => mark.tag === tag);
  const narrows = has('cue:only') && frame.period === null && frame.payers.length === 0;
  const opens = OPENINGS.has(reading.tokens[0]?.text ?? '') || has('cue:followup') || narrows;
  const pointing = reading.tokens.some(({ text }) =>
    ['it', 'that', 'those', 'them', 'these', 'they'].includes(text),
  );
  const complete = frame.metrics.length > 0 || frame.subject !== null;
  if (!complete) return true;
  // “charges”, “by coverage rate”: a measure alone, without a period or names of its own.
  const words = reading.tokens.filter((token) => token.kind !== 'mark');
  // “Sort by variance, worst first” orders what was shown.
  const orders = frame.ranked && frame.period === null && frame.payers.length === 0 && !frame.byPayer;
  if (orders && frame.groups.length === 0 && !frame.byMedication && frame.subject === null) return true;
  const alone =
    (frame.subject === null || (words.length <= 3 && frame.metrics.length === 0)) &&
    frame.period === null &&
    frame.payers.length === 0 &&
    !frame.trend &&
    !frame.byPayer;
  if (
    alone &&
    (words.length <= 2 || (words.length <= 4 && ['by', 'with', 'in', 'per'].includes(words[0]?.text ?? '')))
  )
    return true;
  return (
    opens ||
    (pointing &&
      frame.period === null &&
      frame.payers.length === 0 &&
      (frame.trend || frame.worse || frame.change))
  );
}

function rangesOf(period: unknown): { from: number; to: number }[] {
  const list = (Array.isArray(period) ? period : [period]) as { from: string; to: string }[];
  return list.map(toRange);
}

const FILTERS = ['organizations', 'encounter_classes', 'specialties', 'providers', 'age_buckets'];
const LIMITS = ['above', 'at_least', 'below', 'at_most'];

function filtersIn(params: Record<string, unknown>): Frame['filters'] {
  return Object.fromEntries(
    FILTERS.flatMap((name) => (params[name] === undefined ? [] : [[name, strings(params[name])]])),
  );
}

function limitsIn(params: Record<string, unknown>): Frame['limits'] {
  return Object.fromEntries(
    LIMITS.flatMap((name) => (typeof params[name] === 'number' ? [[name, params[name]]] : [])),
  );
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
