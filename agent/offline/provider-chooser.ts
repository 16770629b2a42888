import type { TemplateCall } from '../plan.ts';
import type { Choice } from './call-chooser.ts';
import { ask, CallChooser, done, refuse } from './call-chooser.ts';
import { METRIC_LABELS } from './frame.ts';
import { lastYears, periodParam } from './published-months.ts';

const OF_PROVIDERS = ['total_claims', 'total_charges', 'charge_per_claim', 'patients', 'claims_per_patient'];
const OF_SIGNALS = ['charge_vs_peers_pct', 'charge_per_claim', 'claims_per_patient'];
const OF_SPECIALTIES = ['high_value_share', 'charge_per_claim', 'total_claims', 'claims_per_patient'];

/** Calls about providers and specialties, which are published by whole years. */
export class ProviderChooser extends CallChooser {
  deceased(): Choice {
    const call = { template: 'claims_after_death', params: this.filter('specialties') };
    return this.frame.period || this.overTime
      ? refuse('Claims after death are published by specialty over all years only, not for a period.', [call])
      : done([call]);
  }

  /** @param metrics those named that providers or specialties can carry */
  providers(metrics: readonly string[]): Choice {
    const { subject } = this.frame;
    const [template, known] =
      subject === 'signals'
        ? (['provider_signals', OF_SIGNALS] as const)
        : subject === 'specialties'
          ? (['specialty_signals', OF_SPECIALTIES] as const)
          : (['provider_ranking', OF_PROVIDERS] as const);
    const metric = metrics.find((name) => known.includes(name)) ?? known[0]!;
    const years = this.period(lastYears(1, this.published), 'the last complete year');
    const filters =
      template === 'specialty_signals'
        ? this.filter('specialties')
        : { ...this.filter('providers'), ...this.filter('specialties'), ...this.filter('organizations') };
    const call: TemplateCall = {
      template,
      params: {
        period: periodParam(years),
        metric,
        order: this.order(metric) ?? 'highest',
        ...(template === 'specialty_signals' ? {} : this.limit),
        ...filters,
      },
    };
    // “The best doctor”: by which of the figures is not for us to say.
    if (metrics.length === 0 && this.frame.quality !== null)
      return ask(
        'Ranked by which measure?',
        known.map((name) => ({ ...call, params: { ...call.params, metric: name } })),
      );
    const foreign = metrics.find((name) => !known.includes(name));
    if (foreign !== undefined && metrics.every((name) => !known.includes(name))) {
      const what = subject === 'specialties' ? 'specialties' : 'providers';
      return refuse(
        `For ${what} ${known.map((name) => METRIC_LABELS[name]).join(', ')} are published; ${METRIC_LABELS[foreign]} is not.`,
        [call],
      );
    }
    if (this.overTime)
      return refuse(
        'Providers and specialties are shown for whole years side by side, not as a course over time.',
        [call],
      );
    if (this.frame.byPayer || this.frame.payers.length > 0)
      return refuse('Providers and specialties are published for all payers together only.', [call]);
    return done([call], ...this.notes);
  }
}
