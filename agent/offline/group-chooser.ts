import type { TemplateCall } from '../plan.ts';
import type { Choice } from './call-chooser.ts';
import { ask, CallChooser, done, refuse } from './call-chooser.ts';
import type { Frame } from './frame.ts';
import { METRIC_LABELS, SCORECARD_METRICS } from './frame.ts';
import { GroupCourse } from './group-course.ts';
import { lastYears, periodParam } from './published-months.ts';

/** What members of a group are ranked by when nothing was said. */
const RANKED_BY = ['total_charges', 'total_payments', 'net_variance', 'payer_paid_pct', 'total_claims'];

const UNDERPAID: ReadonlySet<string> = new Set(['underpayment_rate', 'underpaid_claims']);

/** Whether a question about claims speaks of organizations or encounter classes. */
export const hasGroups = ({ groups, filters }: Frame): boolean =>
  groups.includes('organization') ||
  groups.includes('encounter_class') ||
  filters['organizations'] !== undefined ||
  filters['encounter_classes'] !== undefined;

/** Calls for claims by organization or encounter class, which are published by quarters and years. */
export class GroupChooser extends CallChooser {
  claims(metrics: readonly string[]): Choice {
    const { frame } = this;
    const organizations = frame.groups.includes('organization') || frame.filters['organizations'];
    const classes = frame.groups.includes('encounter_class') || frame.filters['encounter_classes'];
    const by = organizations ? 'organization' : 'encounter class';
    const [template, filter] = organizations
      ? (['organization_performance', 'organizations'] as const)
      : (['encounter_class_performance', 'encounter_classes'] as const);
    const shown = metrics.filter((metric) => SCORECARD_METRICS.has(metric));
    // “claims” beside another metric is what the other one counts.
    const [metric = 'total_charges'] =
      shown.length > 1 ? shown.filter((name) => name !== 'total_claims') : shown;
    const underpaid = metrics.some((name) => UNDERPAID.has(name)) && !organizations;
    const period = underpaid
      ? this.period(lastYears(1, this.published), 'the last complete year')
      : this.lastQuarter();
    const call: TemplateCall = underpaid
      ? {
          template: 'underpayment_rate',
          params: {
            period: periodParam(period),
            by: 'encounter_class',
            order: this.order('underpayment_rate') ?? 'highest',
            ...this.filter('encounter_classes'),
          },
        }
      : {
          template,
          params: {
            period: periodParam(period),
            metric,
            order: this.order(metric) ?? 'highest',
            ...this.limit,
            ...this.payers,
            ...this.filter(filter),
            ...frame.limits,
          },
        };
    if (metrics.length === 0 && this.ranking && !this.overTime)
      return ask(
        'Ranked by which measure?',
        RANKED_BY.map((name) => ({
          template,
          params: { ...call.params, metric: name, order: this.order(name) ?? 'highest' },
        })),
      );
    if (organizations && classes)
      return refuse('Organizations and encounter classes are published one at a time, not together.', [call]);
    const other = metrics.find((name) => !SCORECARD_METRICS.has(name) && !(underpaid && UNDERPAID.has(name)));
    // A limit was one on the measure that is not there.
    const { above, at_least, below, at_most, ...unlimited } = call.params;
    if (other !== undefined)
      return refuse(`By ${by} the ${METRIC_LABELS[other]} is not published.`, [
        { ...call, params: unlimited },
      ]);
    if (frame.byPayer)
      return refuse(
        `Payers and ${by} in one table are not in the catalogue; name a payer to see its figures.`,
        [call],
      );
    if (underpaid && frame.payers.length > 0)
      return refuse('Underpaid claims by encounter class are published for all payers together only.', [
        call,
      ]);
    if (this.overTime && underpaid)
      return refuse('Underpaid claims by encounter class stand for one year at a time; ask for each year.', [
        call,
      ]);
    if (this.overTime)
      return new GroupCourse(frame, this.published).course(
        organizations ? 'organization' : 'encounter_class',
        shown.length > 1 ? shown.filter((name) => name !== 'total_claims') : shown,
      );
    return done([call], ...this.notes);
  }
}
