import { againstCharges, type Composer, inPeriod, isUninsured, nothingToShow } from './draft.ts';
import type { RowView } from './result-view.ts';

/** `Weak (Low margin, prioritize renegotiation)`. */
const rating = (row: RowView): string => `${row.label('risk_label')} (${row.label('contract_action')})`;

/** The weakest contract and what to do about it, what the insurer itself pays, and the strongest. */
export const composeContractReview: Composer = (view) => {
  const { strong_from: strong, stable_from: stable } = view.params;
  const caveats = [
    `Rated by variance % of all payments: Strong from ${String(strong)}, Stable from ${String(stable)}, Weak below; patients' payments count, so read payer paid % beside it. “No insurance” is no contract.`,
  ];
  const rated = view.ranked('variance_pct', 'lowest').filter((row) => !isUninsured(row));
  const [worst] = rated;
  const best = rated.at(-1);
  if (worst === undefined || best === undefined) return { ...nothingToShow(view, 'variance_pct'), caveats };
  const sentences: string[] = [];
  if (worst.value('payer_paid_pct') !== null) {
    sentences.push(
      `Of its charges ${worst.label()} itself paid ${worst.ref('payer_paid_pct')}; patients paid the rest of what came in.`,
    );
  }
  if (best !== worst) {
    sentences.push(`At the other end stands ${best.label()}: ${rating(best)}, ${againstCharges(best)}.`);
    if (rated.every((row) => row.text('risk_label') === worst.text('risk_label')))
      sentences.push(`Every contract shown is rated ${worst.label('risk_label')}.`);
  }
  const weakest =
    rated.length === 1
      ? `The contract of ${worst.label()}${inPeriod(view)}`
      : `${worst.label()} has the ${view.most('lowest-rated contract', 'variance_pct')}${inPeriod(view)}`;
  return { headline: `${weakest}: ${rating(worst)}, ${againstCharges(worst)}`, sentences, caveats };
};
