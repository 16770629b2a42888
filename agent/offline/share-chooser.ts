import { additiveClaims, additiveCoverage, additiveExceptions } from '../../sql/templates/metric-slots.ts';
import type { TemplateCall } from '../plan.ts';
import type { Choice } from './call-chooser.ts';
import { CallChooser, done, refuse } from './call-chooser.ts';
import { ClaimsChooser } from './claims-chooser.ts';
import type { Part } from './frame.ts';
import { METRIC_LABELS } from './frame.ts';
import { lastQuarters, periodParam } from './published-months.ts';
import { comparedWith } from './read-times.ts';

const OF_PAYERS: ReadonlySet<string> = new Set(
  Object.keys({ ...additiveClaims, ...additiveExceptions, ...additiveCoverage }),
);
const OF_GROUPS: ReadonlySet<string> = new Set(Object.keys(additiveClaims));
const OF_MEDICATIONS: ReadonlySet<string> = new Set(Object.keys(additiveCoverage));
const EXCEPTIONS: ReadonlySet<string> = new Set(Object.keys(additiveExceptions));

const WORDS: Readonly<Record<Part, string>> = {
  payer: 'payer',
  organization: 'organization',
  encounter_class: 'encounter class',
  medication: 'medication',
  age: 'age',
};

/** Calls for shares of a published total of claims or medications: by payer, organization, class or medication. */
export class ShareChooser extends CallChooser {
  share(): Choice {
    const { frame } = this;
    // “What share of claims is zero-pay” sets one count against another: the mix shows both.
    const grouped =
      frame.part !== null || frame.byPayer || frame.payers.length > 0 || frame.groups.length > 0;
    // So does “what share of charges patients paid”: both stand beside each other in the scorecard.
    if (!grouped && frame.metrics.length > 1 && frame.metrics.includes('patient_paid'))
      return new ClaimsChooser({ ...frame, share: false }, this.published).claims(frame.metrics);
    const exceptions = frame.metrics.filter((metric) => EXCEPTIONS.has(metric));
    const ofClaims =
      frame.metrics.includes('total_claims') || (!grouped && exceptions.length === frame.metrics.length);
    if (exceptions.length > 0 && ofClaims)
      return new ClaimsChooser({ ...frame, share: false, part: null }, this.published).claims(frame.metrics);
    const part = this.part();
    const metrics = this.metrics();
    const calls = metrics
      .filter((metric) => shared(part).has(metric))
      .map((metric) => this.call(part, metric));
    const plain = new ShareChooser({ ...frame, order: null, quality: null }, this.published);
    const nearest = calls.length > 0 ? calls : [plain.call(part, this.usual())];
    const mixed = this.mixed(part, nearest);
    if (mixed) return mixed;
    const other = metrics.find((metric) => !shared(part).has(metric));
    if (other !== undefined) return this.noShares(other, part, nearest);
    const earlier = this.before(nearest);
    if (earlier.length > 0 && !frame.trend && !frame.worse) {
      this.notes.push('The shares of each period stand in a table of their own.');
      return done([...calls, ...earlier], ...this.notes);
    }
    if (this.overTime)
      return refuse('A share stands for one period at a time; a trend shows the amounts themselves.', [
        ...nearest,
        ...earlier,
        ...this.trends(part, metrics),
      ]);
    return done(calls, ...this.notes);
  }

  private part(): Part {
    const { frame } = this;
    const [group] = frame.groups;
    if (frame.part !== null) return frame.part;
    if (group === 'organization' || group === 'encounter_class') return group;
    if (frame.byMedication || frame.subject === 'medications') return 'medication';
    if (!frame.byPayer && frame.payers.length === 0)
      this.notes.push('No group was named: shares are by payer.');
    return 'payer';
  }

  private usual(): string {
    return this.frame.subject === 'coverage' || this.frame.subject === 'medications'
      ? 'out_of_pocket'
      : 'total_charges';
  }

  private metrics(): readonly string[] {
    const { metrics } = this.frame;
    if (metrics.length > 0) return metrics;
    this.notes.push(`No measure was named: shares are of ${METRIC_LABELS[this.usual()]}.`);
    return [this.usual()];
  }

  private call(part: Part, metric: string): TemplateCall {
    const { frame } = this;
    const order = this.order(metric);
    const shared = {
      period: periodParam(this.lastQuarter()),
      metric,
      ...(order === null ? {} : { order }),
      ...this.limit,
    };
    const tail = { ...this.payers, ...frame.limits };
    if (part === 'medication') {
      const medications = frame.medications.length > 0 ? { medications: [...frame.medications] } : {};
      return { template: 'medication_share', params: { ...shared, ...medications, ...tail } };
    }
    if (part === 'organization' || part === 'encounter_class') {
      const filter = this.filter(part === 'organization' ? 'organizations' : 'encounter_classes');
      return { template: 'group_share', params: { ...shared, by: part, ...filter, ...tail } };
    }
    return { template: 'payer_share', params: { ...shared, ...tail } };
  }

  /** What is published of one dimension only cannot be divided along another. */
  private mixed(part: Part, nearest: readonly TemplateCall[]): Choice | null {
    const { frame } = this;
    const speaksOf: readonly [Part, boolean][] = [
      ['organization', frame.groups.includes('organization') || frame.filters['organizations'] !== undefined],
      ['encounter_class', frame.groups.includes('encounter_class') || 'encounter_classes' in frame.filters],
      ['medication', frame.medications.length > 0],
    ];
    const other = speaksOf.find(([dimension, said]) => said && dimension !== part);
    const grouped = part !== 'payer' && frame.byPayer;
    if (part === 'age') return refuse('Ages are those of receivables; claims have none.', []);
    if (other === undefined && !grouped) return null;
    const [a, b] = [WORDS[part], grouped ? 'payer' : WORDS[other![0]]];
    return refuse(`Shares by ${a} within one ${b} are not in the catalogue.`, nearest);
  }

  private noShares(metric: string, part: Part, nearest: readonly TemplateCall[]): Choice {
    const label = METRIC_LABELS[metric] ?? metric;
    if (OF_PAYERS.has(metric))
      return refuse(`By ${WORDS[part]} there is no published figure of ${label}.`, [
        ...(part === 'medication' ? nearest : [this.call('payer', metric)]),
      ]);
    const ranking: TemplateCall = {
      template: 'payer_ranking',
      params: { period: periodParam(this.lastQuarter()), metric, order: this.order(metric) ?? 'highest' },
    };
    return refuse(`There are no shares of ${label}: only amounts and counts that add up have them.`, [
      ...(part === 'payer' && metric !== 'coverage_rate' ? [ranking] : []),
      ...nearest,
    ]);
  }

  /** The same shares of the period that was to be compared with. */
  private before(calls: readonly TemplateCall[]): TemplateCall[] {
    const { compare, period } = this.frame;
    if (compare === null || period === null) return [];
    const earlier = periodParam(comparedWith(period.ranges, compare));
    return calls.map((call) => ({ ...call, params: { ...call.params, period: earlier } }));
  }

  private trends(part: Part, metrics: readonly string[]): TemplateCall[] {
    const { frame } = this;
    const grain = frame.grain === 'year' ? 'year' : 'quarter';
    const period = periodParam(this.frame.period?.ranges ?? [lastQuarters(8, this.published)]);
    return metrics.map((metric): TemplateCall => {
      const shared = { period, grain, metric };
      if (part === 'medication')
        return { template: 'medication_trend', params: { ...shared, split: 'medication', ...this.payers } };
      if (part !== 'payer')
        return {
          template: 'group_trend',
          params: {
            ...shared,
            by: part,
            ...this.filter(part === 'organization' ? 'organizations' : 'encounter_classes'),
            ...this.payers,
          },
        };
      return {
        template: OF_MEDICATIONS.has(metric) ? 'coverage_trend' : 'payments_trend',
        params: { ...shared, split: frame.payers.length === 1 ? 'none' : 'payer', ...this.payers },
      };
    });
  }
}

function shared(part: Part): ReadonlySet<string> {
  if (part === 'payer') return OF_PAYERS;
  return part === 'medication' ? OF_MEDICATIONS : OF_GROUPS;
}
