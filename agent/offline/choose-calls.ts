import type { TemplateCall } from '../plan.ts';
import type { Frame, Grain, Order } from './frame.ts';
import {
  BAD_WHEN_HIGH,
  CLAIMS_METRICS,
  COVERAGE_METRICS,
  EXCEPTION_METRICS,
  METRIC_LABELS,
  RECEIVABLES_METRICS,
  SCORECARD_METRICS,
} from './frame.ts';
import type { MonthRange } from './months.ts';
import { formatRanges, lengthOf } from './months.ts';
import { lastQuarters, lastYears, type PublishedMonths, periodParam } from './published-months.ts';
import { comparedWith } from './read-times.ts';

/** Calls that answer, or a question back with calls to choose from, or an open refusal with the nearest calls. */
export type Choice =
  | { readonly kind: 'calls'; readonly calls: readonly TemplateCall[]; readonly notes: readonly string[] }
  | { readonly kind: 'ask'; readonly text: string; readonly options: readonly TemplateCall[] }
  | { readonly kind: 'refuse'; readonly text: string; readonly nearest: readonly TemplateCall[] };

const isIn =
  (list: readonly string[]) =>
  (metric: string): boolean =>
    list.includes(metric);
const isClaims = isIn(CLAIMS_METRICS);
const isCoverage = isIn(COVERAGE_METRICS);
const isReceivables = isIn(RECEIVABLES_METRICS);

const ask = (text: string, options: readonly TemplateCall[]): Choice => ({ kind: 'ask', text, options });
const refuse = (text: string, nearest: readonly TemplateCall[]): Choice => ({
  kind: 'refuse',
  text,
  nearest,
});

/** Chooses templates for a frame. Every part of the frame is used by a call, or the choice says so. */
export function chooseCalls(frame: Frame, published: PublishedMonths): Choice {
  const claims = frame.metrics.filter(isClaims);
  const coverage = frame.metrics.filter(isCoverage);
  const receivables = frame.metrics.filter(isReceivables);
  const chooser = new Chooser(frame, published);
  const groups: (() => Choice)[] = [];
  const { subject } = frame;
  if (subject === 'freshness') return done([{ template: 'data_freshness', params: {} }]);
  if (receivables.length > 0 || subject === 'receivables') groups.push(() => chooser.receivables());
  const drugs = subject === 'coverage' || subject === 'medications';
  if (coverage.length > 0 || (drugs && claims.length === 0)) groups.push(() => chooser.coverage(coverage));
  else if (drugs) return chooser.claimsByDrug();
  if (claims.length > 0 || groups.length === 0) groups.push(() => chooser.claims(claims));
  const choices = groups.map((choose) => choose());
  const stop = choices.find((choice) => choice.kind !== 'calls');
  if (stop) return stop;
  const all = choices.flatMap((choice) => (choice.kind === 'calls' ? choice.calls : []));
  const notes = choices.flatMap((choice) => (choice.kind === 'calls' ? choice.notes : []));
  if (all.length > 4) return ask('That is more than four answers at once; which one first?', all.slice(0, 6));
  return { kind: 'calls', calls: all, notes: [...new Set(notes)] };
}

function done(calls: readonly TemplateCall[], ...notes: string[]): Choice {
  return { kind: 'calls', calls, notes };
}

class Chooser {
  private readonly frame: Frame;
  private readonly published: PublishedMonths;
  private readonly notes: string[] = [];

  constructor(frame: Frame, published: PublishedMonths) {
    this.frame = frame;
    this.published = published;
  }

  private get payers(): Record<string, unknown> {
    return this.frame.payers.length > 0 ? { payers: [...this.frame.payers] } : {};
  }

  /** The period asked for, or the default with a note. */
  private period(fallback: MonthRange, what: string): readonly MonthRange[] {
    if (this.frame.period) return this.frame.period.ranges;
    this.notes.push(`No period was named: read as ${what}, ${formatRanges([fallback])}.`);
    return [fallback];
  }

  private lastQuarter(): readonly MonthRange[] {
    return this.period(lastQuarters(1, this.published), 'the last complete quarter');
  }

  private order(metric: string): Order | null {
    const { order, quality } = this.frame;
    if (order) return order;
    if (!quality) return null;
    return (quality === 'worst') === BAD_WHEN_HIGH.has(metric) ? 'highest' : 'lowest';
  }

  private get ranking(): boolean {
    const { order, quality, limit, ranked } = this.frame;
    return order !== null || quality !== null || limit !== null || ranked;
  }

  private get limit(): Record<string, unknown> {
    return this.frame.limit === null ? {} : { limit: this.frame.limit };
  }

  receivables(): Choice {
    const { frame } = this;
    const call = { template: 'receivables_summary', params: this.payers };
    if (frame.trend || frame.worse || frame.change || frame.compare) {
      return refuse(
        'Receivables are published as of one date only: they have no trend and nothing earlier to compare with.',
        [call],
      );
    }
    const asOf = frame.period?.ranges.every(
      (range) => range.to === this.published.through && frame.period?.ranges.length === 1,
    );
    if (frame.period && !(asOf && lengthOf(frame.period.ranges[0]!) === 1)) {
      return refuse('Receivables are published as of the end of the data only, not for a period.', [call]);
    }
    if (frame.byPayer || this.ranking) {
      return refuse(
        'Receivables by payer or as a ranking are not in the catalogue yet; I can show them by age for all or for named payers.',
        [call],
      );
    }
    return done([call]);
  }

  claimsByDrug(): Choice {
    const period = this.period(lastQuarters(1, this.published), 'the last complete quarter');
    const metrics = this.frame.metrics.map((metric) => METRIC_LABELS[metric]).join(', ');
    return refuse(
      `Medications carry cost, coverage, out-of-pocket, prescriptions and dispenses; ${metrics} belong to claims.`,
      [
        {
          template: 'top_medications',
          params: { period: periodParam(period), metric: 'out_of_pocket', order: 'highest' },
        },
        { template: 'payer_scorecard', params: { period: periodParam(period) } },
      ],
    );
  }

  coverage(metrics: readonly string[]): Choice {
    const { frame } = this;
    const summary = (ranges: readonly MonthRange[]): TemplateCall => ({
      template: 'coverage_summary',
      params: { period: periodParam(ranges), ...this.payers },
    });
    const drugs = frame.byMedication || frame.subject === 'medications';
    const listed =
      drugs || (frame.subject === 'coverage' && this.ranking && !frame.byPayer && metrics.length > 0);
    if (frame.change || frame.compare) {
      if (drugs)
        return refuse('A comparison over time by medication is not in the catalogue yet.', [
          summary(this.quarter()),
        ]);
      return this.comparison(metrics.length > 0 ? metrics : ['coverage_rate'], metrics.length === 0);
    }
    if (frame.trend || frame.worse) {
      const period = frame.period?.ranges ?? this.quarter();
      const before = comparedWith(period, { back: 0 });
      return refuse(
        'Trends of medication coverage are not in the catalogue yet; I can compare two periods.',
        [
          {
            template: 'period_comparison',
            params: {
              period: periodParam(period),
              compare: periodParam(before),
              metric: metrics[0] ?? 'coverage_rate',
              split: 'none',
              ...this.payers,
            },
          },
          summary(period),
        ],
      );
    }
    if (listed || (frame.subject === 'coverage' && this.ranking && !frame.byPayer))
      return this.topMedications(metrics);
    const each = frame.payers.length > 1 && metrics.includes('coverage_rate');
    if (frame.byPayer || each || this.ranking) return this.coverageByPayer(metrics);
    const ranges = this.lastQuarter();
    return done([summary(ranges)], ...this.notes);
  }

  private quarter(): readonly MonthRange[] {
    return [lastQuarters(1, this.published)];
  }

  private topMedications(metrics: readonly string[]): Choice {
    const { frame } = this;
    const wanted = metrics.length > 0 ? metrics : ['out_of_pocket'];
    if (metrics.length === 0)
      this.notes.push('No measure was named: medications are ranked by out-of-pocket.');
    const period = periodParam(this.lastQuarter());
    if (frame.byPayer) {
      return refuse(
        'Medications by payer in one table are not in the catalogue yet; name a payer to see its medications.',
        [
          { template: 'top_medications', params: { period, metric: wanted[0], order: 'highest' } },
          { template: 'coverage_rate_by_payer', params: { period, order: 'highest' } },
        ],
      );
    }
    // One table shows every measure beside the one it is ranked by.
    const metric = wanted[0]!;
    const order = this.order(metric) ?? 'highest';
    const medications = frame.medications.length > 0 ? { medications: [...frame.medications] } : {};
    if (wanted.length > 1)
      this.notes.push(`Ranked by ${METRIC_LABELS[metric]}; the other measures stand beside it.`);
    return done(
      [
        {
          template: 'top_medications',
          params: { period, metric, order, ...this.limit, ...medications, ...this.payers },
        },
      ],
      ...this.notes,
    );
  }

  private coverageByPayer(metrics: readonly string[]): Choice {
    const period = periodParam(this.lastQuarter());
    const ranked = (order: Order): TemplateCall => ({
      template: 'coverage_rate_by_payer',
      params: { period, order, ...this.limit, ...this.payers },
    });
    const other = metrics.filter((metric) => metric !== 'coverage_rate');
    if (other.length > 0 && this.ranking && !metrics.includes('coverage_rate')) {
      return refuse(
        `Payers are ranked by coverage rate only; ${METRIC_LABELS[other[0]!]} stands in that table.`,
        [ranked('lowest'), ranked('highest')],
      );
    }
    if (other.includes('dispenses'))
      return refuse('Dispenses by payer are not in the catalogue yet.', [ranked('highest')]);
    if (other.length > 0)
      this.notes.push(
        `Rows are in the order of the coverage rate; ${other.map((metric) => METRIC_LABELS[metric]).join(', ')} stand beside it.`,
      );
    return done([ranked(this.order('coverage_rate') ?? 'highest')], ...this.notes);
  }

  claims(metrics: readonly string[]): Choice {
    const { frame } = this;
    if (frame.worse || frame.trend) {
      if (frame.compare)
        return ask(
          'A trend or a comparison of two periods?',
          [...this.compareCalls(metrics), ...this.trendCalls(metrics)].slice(0, 4),
        );
      if (frame.limit !== null) {
        const call = this.trendCalls(metrics)[0]!;
        return ask('A trend has no top or bottom number; which of these?', [
          call,
          this.rankingCall(metrics[0] ?? 'total_payments'),
        ]);
      }
      if (frame.change && !frame.trend && !frame.worse) return this.comparison(metrics, false);
      return done(this.trendCalls(metrics), ...this.notes);
    }
    if (frame.compare || frame.change)
      return this.comparison(metrics.length > 0 ? metrics : ['total_payments'], metrics.length === 0);
    const exceptions = metrics.filter((metric) => EXCEPTION_METRICS.has(metric));
    if (this.ranking || (frame.byPayer && metrics.length === 1 && !exceptions.length))
      return this.ranked(metrics);
    const calls: TemplateCall[] = [];
    const period = periodParam(this.lastQuarter());
    const others = metrics.filter((metric) => !EXCEPTION_METRICS.has(metric));
    const scorecard = others.filter((metric) => SCORECARD_METRICS.has(metric));
    // “How many claims were underpaid”: the mix counts all claims too.
    const counted = exceptions.length > 0 && scorecard.every((metric) => metric === 'total_claims');
    if (exceptions.length > 0 || frame.subject === 'exceptions')
      calls.push({ template: 'exception_mix', params: { period, ...this.payers } });
    const listed = frame.period?.listed;
    if (
      scorecard.length === 1 &&
      !counted &&
      calls.length === 0 &&
      listed &&
      !frame.byPayer &&
      frame.payers.length < 2
    ) {
      this.notes.push(`Each ${listed} stands for itself.`);
      return done(this.trendCalls(scorecard, listed), ...this.notes);
    }
    if (scorecard.length > 0 && !counted)
      calls.push({ template: 'payer_scorecard', params: { period, ...this.payers } });
    if (others.includes('settlement_days_avg')) {
      calls.push(
        frame.byPayer || frame.payers.length > 1
          ? this.rankingCall('settlement_days_avg')
          : {
              template: 'payments_trend',
              params: {
                period,
                grain: this.wholeGrain(),
                metric: 'settlement_days_avg',
                split: 'none',
                ...this.payers,
              },
            },
      );
    }
    if (calls.length === 0) calls.push({ template: 'payer_scorecard', params: { period, ...this.payers } });
    return done(calls, ...this.notes);
  }

  /** The largest calendar piece the period is made of, so that one period is one row. */
  private wholeGrain(): Grain {
    const ranges = this.frame.period?.ranges ?? this.quarter();
    const whole = (size: number): boolean =>
      ranges.every((range) => range.from % size === 0 && (range.to + 1) % size === 0);
    return whole(12) ? 'year' : whole(3) ? 'quarter' : 'month';
  }

  private ranked(metrics: readonly string[]): Choice {
    const { frame } = this;
    if (metrics.length === 0) {
      const options = [
        'net_variance',
        'payer_paid_pct',
        'underpayment_rate',
        'settlement_days_avg',
        'total_payments',
      ];
      return ask(
        'Ranked by which measure?',
        options.map((metric) => this.rankingCall(metric)),
      );
    }
    if (!frame.byPayer && frame.payers.length === 0) this.notes.push('Ranked the payers.');
    // “claims” beside another metric is what the other one counts.
    const wanted = metrics.length > 1 ? metrics.filter((metric) => metric !== 'total_claims') : metrics;
    return done(
      wanted.map((metric) => this.rankingCall(metric)),
      ...this.notes,
    );
  }

  private rankingCall(metric: string): TemplateCall {
    const order = this.order(metric) ?? 'highest';
    const period = periodParam(this.lastQuarter());
    return { template: 'payer_ranking', params: { period, metric, order, ...this.limit, ...this.payers } };
  }

  private trendCalls(metrics: readonly string[], said: Grain | null = this.frame.grain): TemplateCall[] {
    const { frame, published } = this;
    const wanted = metrics.length > 0 ? metrics : ['total_payments'];
    if (metrics.length === 0) this.notes.push('No measure was named: read as total payments.');
    if (this.ranking)
      this.notes.push('The trend shows every point; the highest and lowest can be read from it.');
    const grain = said ?? this.naturalGrain();
    const fallback =
      grain === 'year'
        ? lastYears(Math.max(1, Math.floor((published.through - published.from + 1) / 12)), published)
        : grain === 'quarter'
          ? lastQuarters(8, published)
          : { from: published.through - 11, to: published.through };
    const what =
      grain === 'year'
        ? 'the complete years'
        : grain === 'quarter'
          ? 'the last eight quarters'
          : 'the last 12 months';
    const period = periodParam(
      this.period(
        {
          ...fallback,
          from: Math.max(fallback.from, grain === 'month' ? published.monthsFrom : published.from),
        },
        what,
      ),
    );
    const split = frame.byPayer || (frame.payers.length > 1 && !frame.together) ? 'payer' : 'none';
    return wanted.map((metric) => ({
      template: 'payments_trend',
      params: { period, grain, metric, split, ...this.payers },
    }));
  }

  private naturalGrain(): Grain {
    const { frame, published } = this;
    if (!frame.period) return frame.worse ? 'quarter' : 'month';
    const { ranges } = frame.period;
    const months = ranges.reduce((sum, range) => sum + lengthOf(range), 0);
    const early = ranges.some((range) => range.from < published.monthsFrom);
    return months > 24 || early ? 'quarter' : 'month';
  }

  private comparison(metrics: readonly string[], assumed: boolean): Choice {
    const calls = this.compareCalls(metrics);
    if (assumed) this.notes.push(`No measure was named: compared ${METRIC_LABELS[metrics[0]!]}.`);
    if (this.ranking) {
      if (this.frame.limit !== null)
        return ask('A comparison shows every payer; take it without the number?', calls);
      this.notes.push('The comparison shows every payer; the change column tells the largest.');
    }
    return done(calls, ...this.notes);
  }

  private compareCalls(metrics: readonly string[]): TemplateCall[] {
    const { frame } = this;
    const ranges = this.lastQuarter();
    const compare = comparedWith(ranges, frame.compare ?? { back: 0 });
    if (!frame.compare || ('back' in frame.compare && frame.compare.back === 0)) {
      this.notes.push(`Compared with the period before: ${formatRanges(compare)}.`);
    }
    const split =
      frame.byPayer ||
      (frame.payers.length > 1 && !frame.together) ||
      (this.ranking && frame.payers.length === 0)
        ? 'payer'
        : 'none';
    const wanted = metrics.length > 0 ? metrics : ['total_payments'];
    return wanted.map((metric) => ({
      template: 'period_comparison',
      params: { period: periodParam(ranges), compare: periodParam(compare), metric, split, ...this.payers },
    }));
  }
}
