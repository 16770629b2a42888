import type { TemplateCall } from '../plan.ts';
import type { Choice } from './call-chooser.ts';
import { CallChooser, done, focusOn, refuse } from './call-chooser.ts';
import type { Order } from './frame.ts';
import { METRIC_LABELS } from './frame.ts';
import type { MonthRange } from './months.ts';
import { lastQuarters, periodParam } from './published-months.ts';
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
    if (frame.change || frame.compare) {
      if (drugs)
        return refuse('A comparison over time by medication is not in the catalogue yet.', [
          summary(this.quarter()),
        ]);
      return this.comparison(metrics.length > 0 ? metrics : ['coverage_rate'], metrics.length === 0);
    }
    // “Did it get better in 2025?” is answered against the period before.
    if (frame.worse && !frame.trend && frame.period?.ranges.length === 1 && !drugs)
      return this.comparison(metrics.length > 0 ? metrics : ['coverage_rate'], metrics.length === 0);
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
    return done([{ ...summary(ranges), ...focusOn(metrics) }], ...this.notes);
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
    if (other.length > 0) this.notes.push('The rows stand in the order of the coverage rate.');
    const call = ranked(this.order('coverage_rate') ?? 'highest');
    return done([other.length > 0 ? { ...call, ...focusOn(metrics) } : call], ...this.notes);
  }
}
