import type { Choice } from './call-chooser.ts';
import { CallChooser, done, refuse } from './call-chooser.ts';
import { lastQuarters, periodParam } from './published-months.ts';

/** Calls for what changed after its quarter of service was published. */
export class LateChooser extends CallChooser {
  late(): Choice {
    return this.listed(
      'late_payments',
      'Late payments are listed by payer for quarters of service: they have no trend, comparison or ranking.',
    );
  }

  reclassified(): Choice {
    return this.listed(
      'reclassified_claims',
      'Reclassified claims are listed by month of change for quarters of service: they have no other trend, comparison or ranking.',
    );
  }

  private listed(template: string, refusal: string): Choice {
    const { frame, published } = this;
    // Nothing is late yet for the quarter published last: a year holds some.
    const ranges = this.yearOrLess(lastQuarters(4, published), 'the last four complete quarters of service');
    const call = { template, params: { period: periodParam(ranges), ...this.payers } };
    if (frame.trend || frame.worse || frame.change || frame.compare || this.ranking) {
      return refuse(refusal, [call]);
    }
    return done([call], ...this.notes);
  }
}
