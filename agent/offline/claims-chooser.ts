import type { TemplateCall } from '../plan.ts';
import type { Choice } from './call-chooser.ts';
import { ask, CallChooser, done, focusOn } from './call-chooser.ts';
import type { Grain } from './frame.ts';
import { EXCEPTION_METRICS, METRIC_LABELS, SCORECARD_METRICS } from './frame.ts';
import { GroupChooser, hasGroups } from './group-chooser.ts';
import { lengthOf } from './months.ts';
import { lastQuarters, lastYears, periodParam } from './published-months.ts';

/** Calls for claims: scorecard, mix, ranking, trend, comparison. */
export class ClaimsChooser extends CallChooser {
  claims(named: readonly string[]): Choice {
    const { frame } = this;
    if (hasGroups(frame)) return new GroupChooser(frame, this.published).claims(named);
    const plain = this.plainByPayer(named);
    if (plain) return done([plain], ...this.notes);
    const overTime = frame.worse || frame.trend || frame.compare !== null || frame.change;
    const mix = frame.subject === 'exceptions' && named.length === 0 && (overTime || this.ranking);
    // The mix has no course and no order of its own; the underpayment rate is what people follow of it.
    if (mix)
      this.notes.push('Read “exceptions” as the underpayment rate; the exception mix shows all categories.');
    const metrics = mix ? ['underpayment_rate'] : named;
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
      // One month has no course: it is held against the one before.
      const single = frame.grain === null && frame.period?.ranges.length === 1;
      if (single && lengthOf(frame.period.ranges[0]!) === 1)
        return this.comparison(metrics.length > 0 ? metrics : ['total_payments'], metrics.length === 0);
      return done(this.trendCalls(metrics), ...this.notes);
    }
    if (frame.compare || frame.change)
      return this.comparison(metrics.length > 0 ? metrics : ['total_payments'], metrics.length === 0);
    const exceptions = metrics.filter((metric) => EXCEPTION_METRICS.has(metric));
    const listed = frame.period?.listed;
    const each = metrics.length > 0 && metrics.length < 3 && !this.ranking;
    if (listed && each && metrics.every((metric) => SCORECARD_METRICS.has(metric))) {
      this.notes.push(`Each ${listed} stands for itself.`);
      return done(this.trendCalls(metrics, listed), ...this.notes);
    }
    if (this.ranking || (frame.byPayer && metrics.length === 1 && !exceptions.length))
      return this.ranked(metrics);
    const calls: TemplateCall[] = [];
    const period = periodParam(this.lastQuarter());
    const others = metrics.filter((metric) => !EXCEPTION_METRICS.has(metric));
    const scorecard = others.filter((metric) => SCORECARD_METRICS.has(metric));
    // “How many claims were underpaid”: the mix counts all claims too.
    const counted = exceptions.length > 0 && scorecard.every((metric) => metric === 'total_claims');
    if (exceptions.length > 0 || frame.subject === 'exceptions')
      calls.push({ template: 'exception_mix', params: { period, ...this.payers }, ...focusOn(exceptions) });
    if (scorecard.length > 0 && !counted)
      calls.push({ template: 'payer_scorecard', params: { period, ...this.payers }, ...focusOn(scorecard) });
    for (const metric of others.filter((name) => !SCORECARD_METRICS.has(name))) {
      calls.push(
        frame.byPayer || (frame.payers.length > 0 && !frame.together)
          ? this.rankingCall(metric)
          : {
              template: 'payments_trend',
              params: { period, grain: this.wholeGrain(), metric, split: 'none', ...this.payers },
            },
      );
    }
    if (calls.length === 0) calls.push({ template: 'payer_scorecard', params: { period, ...this.payers } });
    return done(calls, ...this.notes);
  }

  /** A rate or a duration per payer, asked for as such: it comes with the claims it rests on and with everyone's. */
  private plainByPayer(named: readonly string[]): TemplateCall | null {
    const { frame } = this;
    const alone = named.length === 1 && !this.ranking && !this.overTime;
    const settlement = frame.subject === 'settlement' && named[0] === 'settlement_days_avg';
    const ofWhom =
      frame.subject === 'underpayment' ||
      (frame.subject === null && (frame.byPayer || frame.payers.length > 0));
    const underpayment = ofWhom && named[0] === 'underpayment_rate';
    if (!alone || !(settlement || underpayment)) return null;
    const period = periodParam(this.lastQuarter());
    return settlement
      ? { template: 'settlement_days', params: { period, ...this.payers } }
      : { template: 'underpayment_rate', params: { period, by: 'payer', ...this.payers } };
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
    const [asked] = metrics;
    if (frame.ofLargest && asked !== undefined)
      return ask(`The largest payers by charges, or those with the most ${METRIC_LABELS[asked] ?? asked}?`, [
        this.rankingCall('total_charges'),
        this.rankingCall(asked),
        { template: 'charges_against_variance', params: { period: periodParam(this.lastQuarter()) } },
      ]);
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
    return {
      template: 'payer_ranking',
      params: { period, metric, order, ...this.limit, ...this.payers, ...this.frame.limits },
    };
  }

  private trendCalls(metrics: readonly string[], said: Grain | null = this.frame.grain): TemplateCall[] {
    const { frame, published } = this;
    const wanted = metrics.length > 0 ? metrics : ['total_payments'];
    if (metrics.length === 0) this.notes.push('No measure was named: read as total payments.');
    const isOne = frame.order !== null || frame.quality !== null;
    if (this.ranking && !(isOne && !frame.byPayer && frame.payers.length < 2))
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
    const [metric] = wanted;
    // “By month for the worst payer”: who that is, a ranking finds first.
    if (frame.quality !== null && frame.byPayer && frame.payers.length === 0 && wanted.length === 1 && metric)
      return [
        {
          template: 'payer_ranking',
          params: { period, metric, order: this.order(metric) ?? 'highest' },
        },
        { template: 'payments_trend', params: { period, grain, metric, split: 'none' }, leaderOf: 0 },
      ];
    return wanted.map((metric) => ({
      template: 'payments_trend',
      params: { period, grain, metric, split, ...this.payers },
      ...(frame.seeks !== null && split === 'payer' ? { seeks: frame.seeks } : {}),
      ...(isOne && split === 'none' ? { extreme: this.order(metric) ?? 'highest' } : {}),
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
}
