import { STABLE_FROM } from '../../sql/templates/payers/contract_review.ts';
import type { TemplateCall } from '../plan.ts';
import type { Choice } from './call-chooser.ts';
import { CallChooser, done, refuse } from './call-chooser.ts';
import { lastYears, periodParam } from './published-months.ts';

/** Calls that review contracts, or set each payer's charges against what payments fell short. */
export class ContractChooser extends CallChooser {
  /** “Strong from …”; a stable that would begin above strong begins with it. */
  private get labels(): Record<string, number> {
    const { strong_from: strong, stable_from: stable } = this.frame.limits;
    const low = stable ?? (strong !== undefined && strong < STABLE_FROM ? strong : undefined);
    return {
      ...(strong === undefined ? {} : { strong_from: strong }),
      ...(low === undefined ? {} : { stable_from: low }),
    };
  }

  contracts(): Choice {
    const template = this.frame.subject === 'contracts' ? 'contract_review' : 'charges_against_variance';
    const period =
      template === 'contract_review'
        ? this.yearOrLess(lastYears(1, this.published), 'the last complete year')
        : this.lastQuarter();
    const call: TemplateCall = {
      template,
      params: { period: periodParam(period), ...this.payers, ...this.labels },
    };
    if (this.overTime)
      return refuse(
        'A review stands for one period at a time; ask for each period, or for the trend of variance %.',
        [
          call,
          {
            template: 'payments_trend',
            params: {
              period: periodParam(period),
              grain: 'quarter',
              metric: 'variance_pct',
              split: 'none',
              ...this.payers,
            },
          },
        ],
      );
    return done([call], ...this.notes);
  }
}
