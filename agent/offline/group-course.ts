import type { TemplateCall } from '../plan.ts';
import type { Choice } from './call-chooser.ts';
import { ask, CallChooser, done, refuse } from './call-chooser.ts';
import { METRIC_LABELS } from './frame.ts';
import { lengthOf } from './months.ts';
import { lastQuarters, lastYears, periodParam } from './published-months.ts';
import { comparedWith } from './read-times.ts';

export type ClaimGroup = 'organization' | 'encounter_class';

/** Calls for the course of organizations or encounter classes over quarters or years, or from one period to another. */
export class GroupCourse extends CallChooser {
  course(by: ClaimGroup, named: readonly string[]): Choice {
    const { frame } = this;
    const metrics = named.length > 0 ? named : ['total_payments'];
    if (named.length === 0) this.notes.push(`No measure was named: read as ${METRIC_LABELS[metrics[0]!]}.`);
    const runs = frame.trend || frame.worse;
    if (frame.grain === 'month')
      return refuse(
        'Organizations and encounter classes are published by quarter and year, not by month.',
        this.trends(by, metrics),
      );
    if (runs && frame.compare !== null)
      return ask('A trend or a comparison of two periods?', [
        ...this.comparisons(by, metrics),
        ...this.trends(by, metrics),
      ]);
    // One quarter has no course: it is held against the one before.
    const [range, ...more] = frame.period?.ranges ?? [];
    const single = range !== undefined && more.length === 0 && lengthOf(range) <= 3;
    const trend = runs && !(single && frame.grain === null);
    const calls = trend ? this.trends(by, metrics) : this.comparisons(by, metrics);
    if (frame.limit !== null)
      return ask(`It shows every ${by.replace('_', ' ')}; take it without the number?`, calls);
    if (!trend && this.ranking && frame.seeks === null)
      this.notes.push('The comparison shows every member; the change column tells the largest.');
    return done(calls, ...this.notes);
  }

  private members(by: ClaimGroup): Record<string, unknown> {
    return { ...this.payers, ...this.filter(by === 'organization' ? 'organizations' : 'encounter_classes') };
  }

  private trends(by: ClaimGroup, metrics: readonly string[]): TemplateCall[] {
    const { published } = this;
    const grain = this.frame.grain === 'year' ? 'year' : 'quarter';
    const years = Math.max(1, Math.floor((published.through - published.from + 1) / 12));
    const [fallback, what] =
      grain === 'year'
        ? ([lastYears(years, published), 'the complete years'] as const)
        : ([lastQuarters(8, published), 'the last eight quarters'] as const);
    const period = periodParam(
      this.period({ ...fallback, from: Math.max(fallback.from, published.from) }, what),
    );
    return metrics.map((metric) => ({
      template: 'group_trend',
      params: { period, grain, metric, by, ...this.members(by) },
      ...(this.frame.order !== null && this.isOne(by) ? { extreme: this.frame.order } : {}),
    }));
  }

  private isOne(by: ClaimGroup): boolean {
    return this.frame.filters[by === 'organization' ? 'organizations' : 'encounter_classes']?.length === 1;
  }

  private comparisons(by: ClaimGroup, metrics: readonly string[]): TemplateCall[] {
    const { frame } = this;
    const ranges = this.lastQuarter();
    const compare = comparedWith(ranges, frame.compare ?? { back: 0 });
    this.noteCompared(compare);
    return metrics.map((metric) => ({
      template: 'group_comparison',
      params: { period: periodParam(ranges), compare: periodParam(compare), metric, by, ...this.members(by) },
      ...(frame.seeks !== null && !this.isOne(by) ? { seeks: frame.seeks } : {}),
    }));
  }
}
