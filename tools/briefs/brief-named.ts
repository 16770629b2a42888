import type { SourceFormatName } from '../../sql/templates/source-formats.ts';
import { PayerscopeError } from '../errors.ts';
import { type BriefAudience, type BriefKind, NO_BRIEF } from './brief-kinds.ts';
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

type Briefs = Readonly<Partial<Record<BriefKind, (audience: BriefAudience) => BriefDefinition>>>;

const usual = (kind: BriefKind) => (audience: BriefAudience) => DEFINITIONS[`${kind} ${audience}`];

/** What the files of a release have figures for: billing files have no medications, CMS claims no payers either. */
const BRIEFS: Readonly<Record<SourceFormatName, Briefs>> = {
  synthea: { payers: usual('payers'), coverage: usual('coverage'), receivables: usual('receivables') },
  billing: { payers: submittedPayers, receivables: submittedReceivables },
  cms: {},
};

/** Whether there is any brief of releases that stand on such files. */
export const hasBriefs = (source: SourceFormatName): boolean => Object.keys(BRIEFS[source]).length > 0;

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
  const definition = BRIEFS[source][kind]?.(audience);
  if (definition) return definition;
  throw new PayerscopeError(
    'INVALID_PARAMS',
    hasBriefs(source)
      ? `A release of ${source} files has no figures for a brief on ${kind}; ask for one on ${Object.keys(BRIEFS[source]).join(' or ')}.`
      : NO_BRIEF,
  );
}
