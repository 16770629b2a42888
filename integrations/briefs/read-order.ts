import type { PlanContext } from '../../agent/offline/plan-context.ts';
import { readPayerWords } from '../../agent/offline/read-payer-words.ts';
import { readPeriodWords } from '../../agent/offline/read-period-words.ts';
import type { BriefRequest } from '../../tools/briefs/brief-request.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { BriefOrder } from '../application.ts';
import { nearestNames } from '../cli/nearest-names.ts';

/** The member a name means; a name nobody has, or two have, is told with what could be meant. */
function payersOf(name: string, context: PlanContext): readonly string[] {
  const read = readPayerWords(name, context);
  if (read.kind === 'payers') return read.payers;
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  if (read.kind === 'tie') {
    throw new PayerscopeError(
      'AMBIGUOUS',
      `“${shown}” could be ${read.candidates.join(' or ')}; name one of them.`,
    );
  }
  const known = context.members['payer'] ?? [];
  const near = nearestNames(name, known);
  const advice =
    near.length > 0
      ? `did you mean ${near.join(' or ')}?`
      : `the release has ${known.slice(0, 12).join(', ')}.`;
  throw new PayerscopeError('UNKNOWN_MEMBER', `No payer is called “${shown}”; ${advice}`);
}

/**
 * What was asked for as a request on a release.
 * @throws PayerscopeError USAGE, PERIOD_NOT_PUBLISHED, AMBIGUOUS or UNKNOWN_MEMBER, each with what to do
 */
export function readOrder(
  order: BriefOrder,
  context: PlanContext,
  { release, program }: Pick<BriefRequest, 'release' | 'program'>,
): { request: BriefRequest; notes: readonly string[] } {
  const { kind, audience } = order;
  const payers = [...new Set(order.payers.flatMap((name) => payersOf(name, context)))];
  if (kind === 'receivables') {
    const notes =
      order.period === undefined
        ? []
        : ['Receivables are as of the release’s date: the period was left aside.'];
    return { request: { release, kind, audience, period: null, payers, program }, notes };
  }
  const { period, notes } = readPeriodWords(order.period, context);
  return {
    request: { release, kind, audience, period: period as BriefRequest['period'], payers, program },
    notes,
  };
}
