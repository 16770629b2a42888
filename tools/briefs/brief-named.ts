import type { BriefAudience, BriefKind } from './brief-kinds.ts';
import type { BriefDefinition } from './define-brief.ts';
import { coverageExecutive } from './kinds/coverage-executive.ts';
import { coverageOperations } from './kinds/coverage-operations.ts';
import { payersExecutive } from './kinds/payers-executive.ts';
import { payersOperations } from './kinds/payers-operations.ts';
import { receivablesExecutive } from './kinds/receivables-executive.ts';
import { receivablesOperations } from './kinds/receivables-operations.ts';

const DEFINITIONS: Readonly<Record<`${BriefKind} ${BriefAudience}`, BriefDefinition>> = {
  'payers executive': payersExecutive,
  'payers operations': payersOperations,
  'coverage executive': coverageExecutive,
  'coverage operations': coverageOperations,
  'receivables executive': receivablesExecutive,
  'receivables operations': receivablesOperations,
};

/** The definition of a kind of brief for an audience. */
export function briefNamed(kind: BriefKind, audience: BriefAudience): BriefDefinition {
  return DEFINITIONS[`${kind} ${audience}`];
}
