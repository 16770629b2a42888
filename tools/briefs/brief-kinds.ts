export const BRIEF_KINDS = ['coverage', 'payers', 'receivables'] as const;
export const BRIEF_AUDIENCES = ['executive', 'operations'] as const;

export type BriefKind = (typeof BRIEF_KINDS)[number];
export type BriefAudience = (typeof BRIEF_AUDIENCES)[number];
