import type { SourceFormatName } from '../../sql/templates/source-formats.ts';
import type { PlanContext } from './plan-context.ts';

/** A dimension that only releases of a format have. */
const OWN_DIMENSION: readonly (readonly [SourceFormatName, string])[] = [
  ['billing', 'procedure_group'],
  ['cms', 'claim_type'],
];

/** The kind of files the release stands on that a question is asked of. */
export const sourceOf = ({ members }: PlanContext): SourceFormatName =>
  OWN_DIMENSION.find(([, dimension]) => members[dimension] !== undefined)?.[0] ?? 'synthea';
