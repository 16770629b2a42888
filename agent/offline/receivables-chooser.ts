import type { Choice } from './call-chooser.ts';
import { CallChooser, done, refuse } from './call-chooser.ts';
import { lengthOf } from './months.ts';

/** Calls for receivables, which are published as of one date only. */
export class ReceivablesChooser extends CallChooser {
  receivables(): Choice {
    const { frame } = this;
    const call = { template: 'receivables_summary', params: this.payers };
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
    if (frame.byPayer || this.ranking) {
      return refuse(
        'Receivables by payer or as a ranking are not in the catalogue yet; I can show them by age for all or for named payers.',
        [call],
      );
    }
    return done([call]);
  }
}
