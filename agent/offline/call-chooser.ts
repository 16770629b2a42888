import type { TemplateCall } from '../plan.ts';
import type { Frame, Order } from './frame.ts';
import { BAD_WHEN_HIGH, METRIC_LABELS } from './frame.ts';
import type { MonthRange } from './months.ts';
import { formatRanges } from './months.ts';
import type { PublishedMonths } from './published-months.ts';
import { lastQuarters, periodParam, quartersWithin } from './published-months.ts';
import { comparedWith } from './read-times.ts';

/** Calls that answer, or a question back with calls to choose from, or an open refusal with the nearest calls. */
export type Choice =
  | { readonly kind: 'calls'; readonly calls: readonly TemplateCall[]; readonly notes: readonly string[] }
  | { readonly kind: 'ask'; readonly text: string; readonly options: readonly TemplateCall[] }
  | { readonly kind: 'refuse'; readonly text: string; readonly nearest: readonly TemplateCall[] };

export const ask = (text: string, options: readonly TemplateCall[]): Choice => ({
  kind: 'ask',
  text,
  options,
});

export const refuse = (text: string, nearest: readonly TemplateCall[]): Choice => ({
  kind: 'refuse',
  text,
  nearest,
});

export function done(calls: readonly TemplateCall[], ...notes: string[]): Choice {
  return { kind: 'calls', calls, notes };
}

/** What a table of many columns was asked for. */
export const focusOn = (metrics: readonly string[]): { focus?: string[] } =>
  metrics.length > 0 ? { focus: [...metrics] } : {};

/** What choosing calls for claims, coverage and receivables has in common: period, order, comparison. */
export class CallChooser {
  protected readonly frame: Frame;
  protected readonly published: PublishedMonths;
  protected readonly notes: string[] = [];

  constructor(frame: Frame, published: PublishedMonths) {
    this.frame = frame;
    this.published = published;
  }

  protected get payers(): Record<string, unknown> {
    return this.frame.payers.length > 0 ? { payers: [...this.frame.payers] } : {};
  }

  /** The period asked for, or the default with a note. */
  protected period(fallback: MonthRange, what: string): readonly MonthRange[] {
    if (this.frame.period) return this.frame.period.ranges;
    const part = this.frame.trend || this.frame.worse ? ' for the trend' : '';
    this.notes.push(`No period was named${part}: read as ${what}, ${formatRanges([fallback])}.`);
    return [fallback];
  }

  /** As `period`, where the default is a year: of data that are younger, the quarters there are. */
  protected yearOrLess(year: MonthRange, what: string): readonly MonthRange[] {
    const within = year.from < this.published.from ? quartersWithin(this.published) : null;
    return within === null
      ? this.period(year, what)
      : this.period(within, 'the complete quarters of the data');
  }

  protected lastQuarter(): readonly MonthRange[] {
    return this.period(lastQuarters(1, this.published), 'the last complete quarter');
  }

  protected order(metric: string): Order | null {
    const { order, quality } = this.frame;
    if (order) return order;
    // Under a limit the smallest is furthest from it, over one the largest.
    if (!quality && Object.keys(this.frame.limits).length > 0)
      return 'below' in this.frame.limits || 'at_most' in this.frame.limits ? 'lowest' : 'highest';
    if (!quality) return null;
    return (quality === 'worst') === BAD_WHEN_HIGH.has(metric) ? 'highest' : 'lowest';
  }

  protected get ranking(): boolean {
    const { order, quality, limit, ranked, limits } = this.frame;
    return order !== null || quality !== null || limit !== null || ranked || Object.keys(limits).length > 0;
  }

  /** Members named of another dimension, as the filter of that name. */
  protected filter(name: string): Record<string, unknown> {
    const members = this.frame.filters[name];
    return members === undefined ? {} : { [name]: [...members] };
  }

  protected get overTime(): boolean {
    const { trend, worse, change, compare } = this.frame;
    return trend || worse || change || compare !== null;
  }

  protected get limit(): Record<string, unknown> {
    return this.frame.limit === null ? {} : { limit: this.frame.limit };
  }

  protected quarter(): readonly MonthRange[] {
    return [lastQuarters(1, this.published)];
  }

  protected comparison(metrics: readonly string[], assumed: boolean): Choice {
    const calls = this.compareCalls(metrics);
    if (assumed) this.notes.push(`No measure was named: compared ${METRIC_LABELS[metrics[0]!]}.`);
    if (this.ranking) {
      if (this.frame.limit !== null)
        return ask('A comparison shows every payer; take it without the number?', calls);
      if (this.frame.seeks === null)
        this.notes.push('The comparison shows every payer; the change column tells the largest.');
    }
    return done(calls, ...this.notes);
  }

  /** Says what the period is compared with, where the question left it to us. */
  protected noteCompared(compare: readonly MonthRange[]): void {
    const { compare: said } = this.frame;
    if (!said || ('back' in said && said.back === 0))
      this.notes.push(`Compared with the period before: ${formatRanges(compare)}.`);
  }

  protected compareCalls(metrics: readonly string[]): TemplateCall[] {
    const { frame } = this;
    const said = frame.compare ?? { back: 0 };
    const { through } = this.published;
    // “Month over month” of no period is of the last month.
    const ranges =
      'back' in said && said.back === 1
        ? this.period({ from: through, to: through }, 'the last month')
        : this.lastQuarter();
    const compare = comparedWith(ranges, said);
    this.noteCompared(compare);
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
      ...(frame.seeks !== null && split === 'payer' ? { seeks: frame.seeks } : {}),
    }));
  }
}
