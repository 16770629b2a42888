import type { TemplateCall } from '../plan.ts';
import type { Choice } from './call-chooser.ts';
import { ask, CallChooser, done, focusOn, refuse } from './call-chooser.ts';
import type { Order } from './frame.ts';
import { METRIC_LABELS } from './frame.ts';
import { lengthOf, type MonthRange, unite } from './months.ts';
import { lastQuarters, lastYears, periodParam } from './published-months.ts';
import { comparedWith } from './read-times.ts';

/** Calls for medications: summary, by payer, by medication. */
export class CoverageChooser extends CallChooser {
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
    // “Has the cost of semaglutide gone up?” is seen in its course.
    if (drugs && frame.change && frame.period === null && frame.compare === null)
      return this.course(metrics, drugs);
    if ((frame.change && !frame.trend) || frame.compare) {
      const course = drugs ? this.bothPeriods(metrics) : null;
      if (course) return done(course, ...this.notes);
      if (drugs)
        return refuse(
          'A comparison over time by medication is not in the catalogue yet; its course by year is.',
          [this.yearly(metrics), summary(this.quarter())],
        );
      return this.comparison(metrics.length > 0 ? metrics : ['coverage_rate'], metrics.length === 0);
    }
    // “Did it get better in 2025?” is answered against the period before.
    if (frame.worse && !frame.trend && frame.period?.ranges.length === 1 && !drugs)
      return this.comparison(metrics.length > 0 ? metrics : ['coverage_rate'], metrics.length === 0);
    if (frame.trend || frame.worse) return this.course(metrics, drugs);
    if (listed || (frame.subject === 'coverage' && this.ranking && !frame.byPayer))
      return this.topMedications(metrics);
    const each = frame.payers.length > 1 && metrics.includes('coverage_rate');
    if (frame.byPayer || each || this.ranking) return this.coverageByPayer(metrics);
    const ranges = this.lastQuarter();
    return done([{ ...summary(ranges), ...focusOn(metrics) }], ...this.notes);
  }

  /** A year or a quarter against another by medication: the course of both is in one table. */
  private bothPeriods(metrics: readonly string[]): TemplateCall[] | null {
    const { frame } = this;
    const [period, ...more] = frame.period?.ranges ?? [];
    const [before, ...others] = period && frame.compare ? comparedWith([period], frame.compare) : [];
    if (!period || !before || more.length + others.length > 0) return null;
    const grain = ({ 3: 'quarter', 12: 'year' } as const)[lengthOf(period)];
    const whole = [period, before].every(({ from, to }) => from % lengthOf(period) === 0 && to > from);
    if (grain === undefined || !whole || lengthOf(before) !== lengthOf(period)) return null;
    const medications = frame.medications.length > 0 ? { medications: [...frame.medications] } : {};
    const split = frame.medications.length === 1 ? 'none' : 'medication';
    return (metrics.length > 0 ? metrics : ['out_of_pocket']).map((metric) => ({
      template: 'medication_trend',
      params: {
        period: periodParam(unite([before, period])),
        grain,
        metric,
        split,
        ...medications,
        ...this.payers,
      },
    }));
  }

  /** Who bore the money: of medication cost, or of payments on claims where those are named. */
  split(): Choice {
    const ofClaims = this.frame.metrics.includes('total_payments');
    const call: TemplateCall = {
      template: 'payer_patient_split',
      params: {
        period: periodParam(this.lastQuarter()),
        of: ofClaims ? 'claim_payments' : 'medication_cost',
        ...this.payers,
      },
    };
    return this.overTime
      ? refuse('The split stands for one period at a time; a trend shows either part.', [call])
      : done([call], ...this.notes);
  }

  /** Pairs of payer and medication. */
  review(metrics: readonly string[]): Choice {
    const { frame } = this;
    const gap = frame.metrics.includes('coverage_gap');
    const metric = gap ? 'coverage_gap' : (metrics[0] ?? 'out_of_pocket');
    if (!gap && metrics.length === 0)
      this.notes.push('No measure was named: pairs are ranked by out-of-pocket.');
    const order = gap ? (frame.quality === 'best' ? 'highest' : 'lowest') : (this.order(metric) ?? 'highest');
    const medications = frame.medications.length > 0 ? { medications: [...frame.medications] } : {};
    const call: TemplateCall = {
      template: 'payer_medication_review',
      params: {
        period: periodParam(this.lastQuarter()),
        metric,
        order,
        ...this.limit,
        ...medications,
        ...this.payers,
      },
    };
    return this.overTime
      ? refuse(
          'Pairs of payer and medication stand for one period at a time; name a medication for its trend.',
          [call],
        )
      : done([call], ...this.notes);
  }

  /** The course of one coverage metric: of payers by month, quarter or year, of medications by quarter or year. */
  private course(metrics: readonly string[], drugs: boolean): Choice {
    const { frame, published } = this;
    const wanted = metrics.length > 0 ? metrics : [drugs ? 'out_of_pocket' : 'coverage_rate'];
    if (metrics.length === 0) this.notes.push(`No measure was named: read as ${METRIC_LABELS[wanted[0]!]}.`);
    const months = frame.period?.ranges ?? [];
    const early = months.some((range) => range.from < published.monthsFrom);
    const grain = frame.grain ?? (drugs || early || frame.worse || !frame.period ? 'quarter' : 'month');
    const fallback =
      grain === 'year'
        ? lastYears(Math.max(1, Math.floor((published.through - published.from + 1) / 12)), published)
        : grain === 'quarter'
          ? lastQuarters(8, published)
          : { from: Math.max(published.monthsFrom, published.through - 11), to: published.through };
    const what = {
      year: 'the complete years',
      quarter: 'the last eight quarters',
      month: 'the last 12 months',
    };
    const period = periodParam(this.period(fallback, what[grain]));
    const coarse = drugs && grain === 'month';
    const medications = frame.medications.length > 0 ? { medications: [...frame.medications] } : {};
    const each = drugs ? frame.medications.length !== 1 : frame.byPayer || frame.payers.length > 1;
    const calls = wanted.map((metric): TemplateCall => {
      const shared = { period, grain: coarse ? 'quarter' : grain, metric };
      return drugs
        ? {
            template: 'medication_trend',
            params: { ...shared, split: each ? 'medication' : 'none', ...medications, ...this.payers },
          }
        : {
            template: 'coverage_trend',
            params: { ...shared, split: each && !frame.together ? 'payer' : 'none', ...this.payers },
          };
    });
    return coarse
      ? ask('Medications by name are published by quarter and year, not by month. I can answer:', calls)
      : done(calls, ...this.notes);
  }

  private topMedications(metrics: readonly string[]): Choice {
    const { frame } = this;
    const wanted = metrics.length > 0 ? metrics : ['out_of_pocket'];
    if (metrics.length === 0 && frame.quality !== null) return this.askMeasure();
    if (metrics.length === 0)
      this.notes.push('No measure was named: medications are ranked by out-of-pocket.');
    const period = periodParam(this.lastQuarter());
    if (frame.byPayer) return this.review(metrics);
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

  private yearly(metrics: readonly string[]): TemplateCall {
    const { medications } = this.frame;
    const period = periodParam([lastYears(2, this.published)]);
    const named = medications.length > 0 ? { medications: [...medications] } : {};
    const split = medications.length === 1 ? 'none' : 'medication';
    const metric = metrics[0] ?? 'out_of_pocket';
    return {
      template: 'medication_trend',
      params: { period, grain: 'year', metric, split, ...named, ...this.payers },
    };
  }

  /** “The worst drug”: by which of its measures is not for us to say. */
  private askMeasure(): Choice {
    const period = periodParam(this.lastQuarter());
    return ask(
      'Ranked by which measure?',
      ['out_of_pocket', 'total_medication_cost', 'coverage_rate', 'prescriptions'].map((metric) => ({
        template: 'top_medications',
        params: { period, metric, order: this.order(metric) ?? 'highest', ...this.limit, ...this.payers },
      })),
    );
  }

  private coverageByPayer(metrics: readonly string[]): Choice {
    const period = periodParam(this.lastQuarter());
    const byRate = (order: Order): TemplateCall => ({
      template: 'coverage_rate_by_payer',
      params: { period, order, ...this.limit, ...this.payers, ...this.frame.limits },
    });
    const other = metrics.filter((metric) => metric !== 'coverage_rate');
    // Another measure has a ranking of its own; dispenses stand in no other table by payer.
    const dispensed = other.includes('dispenses');
    const first = dispensed ? 'dispenses' : other[0];
    const ranked = this.ranking || other.length === 1 || dispensed;
    if (first !== undefined && !metrics.includes('coverage_rate') && ranked) {
      if (other.length > 1)
        this.notes.push(`Ranked by ${METRIC_LABELS[first]}; the other measures stand beside it.`);
      const order = this.order(first) ?? 'highest';
      return done(
        [
          {
            template: 'coverage_ranking',
            params: { period, metric: first, order, ...this.limit, ...this.payers, ...this.frame.limits },
          },
        ],
        ...this.notes,
      );
    }
    if (other.length > 0) this.notes.push('The rows stand in the order of the coverage rate.');
    const call = byRate(this.order('coverage_rate') ?? 'highest');
    return done([other.length > 0 ? { ...call, ...focusOn(metrics) } : call], ...this.notes);
  }
}
