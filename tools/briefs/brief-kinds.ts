import type { SourceFormatName } from '../../sql/templates/source-formats.ts';

export const BRIEF_KINDS = ['coverage', 'payers', 'receivables'] as const;
export const BRIEF_AUDIENCES = ['executive', 'operations'] as const;

export type BriefKind = (typeof BRIEF_KINDS)[number];
export type BriefAudience = (typeof BRIEF_AUDIENCES)[number];

/** The kinds that the files of a release have figures for: billing files have no medications, CMS claims no payers either. */
const KINDS: Readonly<Record<SourceFormatName, readonly BriefKind[]>> = {
  synthea: BRIEF_KINDS,
  billing: ['payers', 'receivables'],
  cms: [],
};

export const briefKindsOn = (source: SourceFormatName): readonly BriefKind[] => KINDS[source];

/** What is said where the files of a release have figures for no brief. */
export const NO_BRIEF =
  'Two-page briefs are of payers, coverage and receivables, which CMS claim files do not hold; `ask` answers with tables and charts, and `--csv` and `--chart` write them to files.';
