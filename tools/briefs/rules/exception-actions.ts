import type { BriefAction } from '../brief-content.ts';
import { isInsurer } from '../kinds/findings.ts';
import type { Figure, Reading, RowReading } from '../read-result.ts';
import { say } from '../say.ts';

interface Work {
  readonly column: string;
  readonly ask: (payer: RowReading) => string | null;
  readonly because: (payer: RowReading, total: Figure | undefined) => string | null;
}

/** What each exception category of DESIGN §4 asks for, in the order it is worth working. */
const WORK: readonly Work[] = [
  {
    column: 'underpaid_claims',
    ask: (payer) => say`Appeal the underpaid claims of ${payer} first`,
    because: (payer, total) =>
      total === undefined
        ? say`${payer.figure('underpayment_rate')} of its claims were paid below the expected amount.`
        : say`Underpaid: paid, but below the expected amount. ${payer.figure('underpaid_claims')} of ${total} such claims.`,
  },
  {
    column: 'zero_pay_claims',
    ask: (payer) => say`Follow up the zero-pay claims of ${payer}`,
    because: (payer, total) =>
      total === undefined
        ? say`Zero-pay: an amount was expected and nothing was paid.`
        : say`Zero-pay: an amount was expected and nothing was paid. ${payer.figure('zero_pay_claims')} of ${total} such claims.`,
  },
  {
    column: 'overpaid_claims',
    ask: (payer) => say`Review the overpaid claims of ${payer} for refunds due`,
    because: (payer, total) =>
      total === undefined
        ? say`Overpaid: more was paid than expected.`
        : say`Overpaid: more was paid than expected. ${payer.figure('overpaid_claims')} of ${total} such claims.`,
  },
];

/**
 * Exception categories of DESIGN §4: for each that asks for work, the insurer with most such claims among those
 * shown. A category that is withheld or empty asks for nothing.
 */
export function exceptionActions(exceptions: Reading | undefined): BriefAction[] {
  if (exceptions === undefined) return [];
  return WORK.flatMap(({ column, ask, because }) => {
    const [most] = exceptions.ranked(column, 'highest').filter(isInsurer);
    if (most === undefined || most.figure(column).value === 0) return [];
    const total = exceptions.total?.figure(column);
    const text = ask(most);
    const reason = because(most, total?.value === null ? undefined : total) ?? because(most, undefined);
    return text === null
      ? []
      : [{ text, because: reason ?? '', size: say`${most.figure(column)} claims` ?? '' }];
  });
}
