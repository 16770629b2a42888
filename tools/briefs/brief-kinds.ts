export const BRIEF_KINDS = ['coverage', 'payers', 'receivables'] as const;
export const BRIEF_AUDIENCES = ['executive', 'operations'] as const;

export type BriefKind = (typeof BRIEF_KINDS)[number];
export type BriefAudience = (typeof BRIEF_AUDIENCES)[number];

/** What is said where the files of a release have figures for no brief. */
export const NO_BRIEF =
  'Two-page briefs are of payers, coverage and receivables, which CMS claim files do not hold; `ask` answers with tables and charts, and `--csv` and `--chart` write them to files.';
