import type { TemplateCall } from '../plan.ts';
import type { Choice } from './call-chooser.ts';
import { CallChooser, done, refuse } from './call-chooser.ts';
import { lengthOf } from './months.ts';

const RANKABLE: ReadonlySet<string> = new Set([
  'open_balance',
  'open_claims',
  'peak_outstanding',
  'priority_score_avg',
]);

const SHARED: ReadonlySet<string> = new Set(['open_balance', 'open_claims', 'peak_outstanding']);

/** Calls for receivables, which are published as of one date only. */
export class ReceivablesChooser extends CallChooser {
  receivables(): Choice {
    const { frame } = this;
    const call = this.call();
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
    const split = frame.byPayer || frame.groups.includes('organization') || frame.filters['organizations'];
    if (frame.subject === 'priority' && split)
      return refuse(
        'Priorities by payer or organization in one table are not in the catalogue; name a payer to see its mix.',
        [{ template: 'priority_mix', params: this.payers }, call],
      );
    if (frame.groups.includes('encounter_class') || frame.filters['encounter_classes'])
      return refuse('Receivables are published by payer and by organization, not by encounter class.', [
        call,
      ]);
    if (frame.share && frame.metrics.includes('priority_score_avg'))
      return refuse(
        'Priority scores are averages and do not add up; open balances and open claims have shares.',
        [call],
      );
    const mixed = 'organizations' in frame.filters && (frame.part === 'age' || frame.payers.length > 0);
    if (frame.share && mixed)
      return refuse(
        'Receivables of one organization are listed by age, and shares are of all organizations.',
        [
          {
            template: 'aging_by_organization',
            params: { ...this.filter('organizations'), ...this.filter('age_buckets') },
          },
        ],
      );
    return done([call]);
  }

  /** Whose part of the open balance, or the part of which age. */
  private shareCall(): TemplateCall {
    const { frame } = this;
    const organizations = frame.groups.includes('organization') || 'organizations' in frame.filters;
    const payers = frame.byPayer || frame.payers.length > 0;
    const of = frame.part ?? (organizations ? 'organization' : payers ? 'payer' : 'age');
    const by = of === 'age' ? 'age_bucket' : of;
    const metric = frame.metrics.find((name) => SHARED.has(name)) ?? 'open_balance';
    const order = this.order(metric);
    return {
      template: 'receivables_share',
      params: {
        by,
        metric,
        ...(order === null ? {} : { order }),
        ...this.limit,
        ...(by === 'organization' ? this.filter('organizations') : this.payers),
        ...this.filter('age_buckets'),
      },
    };
  }

  /** Segments in the order they should be worked. */
  private hotspots(organizations: boolean): TemplateCall {
    const { frame } = this;
    const by = organizations ? 'organization' : frame.groups.includes('priority') ? 'priority' : 'payer';
    const metric = frame.metrics.find((name) => RANKABLE.has(name)) ?? 'open_balance';
    const members = organizations ? this.filter('organizations') : this.payers;
    const ages = this.filter('age_buckets');
    return {
      template: 'hotspots',
      params: { by, metric, order: this.order(metric) ?? 'highest', ...this.limit, ...members, ...ages },
    };
  }

  /** The table that shows what was asked: by age, by priority, or by whose balance it is. */
  private call(): TemplateCall {
    const { frame } = this;
    const organizations =
      frame.groups.includes('organization') || frame.filters['organizations'] !== undefined;
    const ages = this.filter('age_buckets');
    if (frame.share) return this.shareCall();
    if (frame.subject === 'hotspots') return this.hotspots(organizations);
    if (frame.subject === 'priority' && !organizations && !frame.byPayer)
      return { template: 'priority_mix', params: this.payers };
    // “The three hospitals with the most A/R”: the tables by age show everyone, those of shares a number of them.
    const topped = frame.limit !== null && Object.keys(frame.limits).length === 0;
    if (topped && (organizations || frame.byPayer || this.ranking)) {
      const summed = frame.metrics.length === 0 || frame.metrics.includes('open_balance');
      return summed ? this.shareCall() : this.hotspots(organizations);
    }
    if (organizations)
      return { template: 'aging_by_organization', params: { ...this.filter('organizations'), ...ages } };
    if (frame.byPayer || frame.payers.length > 1 || this.ranking)
      return { template: 'aging_by_payer', params: { ...this.payers, ...ages } };
    return { template: 'receivables_summary', params: this.payers };
  }
}
