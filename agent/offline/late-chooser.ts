import type { Choice } from './call-chooser.ts';
import { CallChooser, done, refuse } from './call-chooser.ts';
import { lastQuarters, periodParam } from './published-months.ts';

/** Calls for what arrived after its quarter of service was published. */
export class LateChooser extends CallChooser {
  late(): Choice {
    const { frame, published } = this;
    // Nothing is late yet for the quarter published last: a year holds some.
    const ranges = this.period(lastQuarters(4, published), 'the last four complete quarters of service');
    const call = { template: 'late_payments', params: { period: periodParam(ranges), ...this.payers } };
    if (frame.trend || frame.worse || frame.change || frame.compare || this.ranking) {
      return refuse(
        'Late payments are listed by payer for quarters of service: they have no trend, comparison or ranking.',
        [call],
      );
    }
    return done([call], ...this.notes);
  }
}
