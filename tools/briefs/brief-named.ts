import type { BriefAudience, BriefKind } from './brief-request.ts';
import type { BriefDefinition } from './define-brief.ts';
import { payersExecutive } from './kinds/payers-executive.ts';

const DEFINITIONS: Readonly<Record<`${BriefKind} ${BriefAudience}`, BriefDefinition>> = {
  'payers executive': payersExecutive,
  'payers operations': payersExecutive,
  'coverage executive': payersExecutive,
  'coverage operations': payersExecutive,
  'receivables executive': payersExecutive,
  'receivables operations': payersExecutive,
};

/** The definition of a kind of brief for an audience. */
export function briefNamed(kind: BriefKind, audience: BriefAudience): BriefDefinition {
  return DEFINITIONS[`${kind} ${audience}`];
}
