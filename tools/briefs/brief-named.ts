import type { SourceFormatName } from '../../sql/templates/source-formats.ts';
import { PayerscopeError } from '../errors.ts';
import { type BriefAudience, type BriefKind, briefKindsOn, NO_BRIEF } from './brief-kinds.ts';
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

/** The same kinds on a release of billing files. */
const OF_BILLING: Readonly<Partial<Record<BriefKind, (audience: BriefAudience) => BriefDefinition>>> = {
  payers: submittedPayers,
  receivables: submittedReceivables,
};

/**
 * The definition of a kind of brief for an audience.
 *
 * @param source the kind of files the release stands on
 * @throws PayerscopeError INVALID_PARAMS for a kind that such a release has no figures for
 */
export function briefNamed(
  kind: BriefKind,
  audience: BriefAudience,
  source: SourceFormatName,
): BriefDefinition {
  const kinds = briefKindsOn(source);
  const definition = source === 'billing' ? OF_BILLING[kind]?.(audience) : DEFINITIONS[`${kind} ${audience}`];
  if (definition && kinds.includes(kind)) return definition;
  throw new PayerscopeError(
    'INVALID_PARAMS',
    kinds.length > 0
      ? `A release of ${source} files has no figures for a brief on ${kind}; ask for one on ${kinds.join(' or ')}.`
      : NO_BRIEF,
  );
}
