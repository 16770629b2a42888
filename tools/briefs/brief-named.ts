import { PayerscopeError } from '../errors.ts';
import type { BriefAudience, BriefKind } from './brief-kinds.ts';
import type { BriefDefinition } from './define-brief.ts';
import { coverageExecutive } from './kinds/coverage-executive.ts';
import { coverageOperations } from './kinds/coverage-operations.ts';
import { payersExecutive } from './kinds/payers-executive.ts';
import { payersOperations } from './kinds/payers-operations.ts';
import { receivablesExecutive } from './kinds/receivables-executive.ts';
import { receivablesOperations } from './kinds/receivables-operations.ts';
import { submittedPayers } from './kinds/submitted-payers.ts';
import { submittedReceivables } from './kinds/submitted-receivables.ts';

const DEFINITIONS: Readonly<Record<`${BriefKind} ${BriefAudience}`, BriefDefinition>> = {
  'payers executive': payersExecutive,
  'payers operations': payersOperations,
  'coverage executive': coverageExecutive,
  'coverage operations': coverageOperations,
  'receivables executive': receivablesExecutive,
  'receivables operations': receivablesOperations,
};

/** The same kinds on a release of billing files, which has no medications. */
const OF_BILLING: Readonly<Partial<Record<BriefKind, (audience: BriefAudience) => BriefDefinition>>> = {
  payers: submittedPayers,
  receivables: submittedReceivables,
};

/**
 * The definition of a kind of brief for an audience.
 *
 * @param onBilling whether the release stands on billing files
 * @throws PayerscopeError INVALID_PARAMS for a kind that such a release has no figures for
 */
export function briefNamed(kind: BriefKind, audience: BriefAudience, onBilling = false): BriefDefinition {
  if (!onBilling) return DEFINITIONS[`${kind} ${audience}`];
  const definition = OF_BILLING[kind]?.(audience);
  if (definition) return definition;
  throw new PayerscopeError(
    'INVALID_PARAMS',
    `A release of billing files has no figures for a brief on ${kind}; ask for one on ${Object.keys(OF_BILLING).join(' or ')}.`,
  );
}
