import type { TemplateDefinition } from './define-template.ts';

type Subject = TemplateDefinition['subject'];

/** The kinds of files a release can stand on, and the subjects that the files of each hold; `catalog` is of every release. */
const SUBJECTS = {
  synthea: ['payers', 'coverage', 'receivables', 'providers'],
  billing: ['billing'],
  cms: ['cms'],
} as const satisfies Record<string, readonly Subject[]>;

export type SourceFormatName = keyof typeof SUBJECTS;

export const SOURCE_FORMATS = Object.keys(SUBJECTS) as SourceFormatName[];

/**
 * The source format a manifest names.
 *
 * @param name what stands there; every name that is none of these means files with claims, medications and receivables
 */
export const sourceFormatNamed = (name: string): SourceFormatName =>
  SOURCE_FORMATS.find((format) => format === name) ?? 'synthea';

/** The format whose files hold a subject; null where every release answers it. */
export const formatOfSubject = (subject: Subject): SourceFormatName | null =>
  SOURCE_FORMATS.find((format) => (SUBJECTS[format] as readonly Subject[]).includes(subject)) ?? null;
