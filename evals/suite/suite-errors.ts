import { parse } from 'yaml';
import { z } from 'zod';
import { PayerscopeError } from '../../tools/errors.ts';

/** What is wrong with a suite: one sentence that names file, case and field. */
export const suiteError = (message: string, cause?: unknown): PayerscopeError =>
  new PayerscopeError('USAGE', message, { cause });

/** The first issue as `field: what is wrong`; of a union the alternative that got furthest. */
export function firstProblem(error: z.ZodError): string {
  const walk = (issue: z.core.$ZodIssue, path: readonly PropertyKey[]): [PropertyKey[], string] => {
    const at = [...path, ...issue.path];
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [at, issue.message];
    const told = issue.errors.map((errors) => walk(errors[0]!, at));
    return told.reduce((best, next) => (next[0].length >= best[0].length ? next : best));
  };
  const [path, message] = walk(error.issues[0]!, []);
  return `${path.join('.') || 'the case'}: ${message}`;
}

/** @throws PayerscopeError USAGE where the text is no YAML */
export function parseSuiteYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [first = ''] = (error as Error).message.split('\n');
    throw suiteError(`${file} is no YAML; mend it: ${first}`, error);
  }
}

/** How messages name a case: by its id, or by where it stands. */
export function caseName(raw: unknown, index: number): string {
  const id = z.looseObject({ id: z.string() }).safeParse(raw).data?.id;
  return id === undefined ? `case ${index + 1}` : `case ${id}`;
}
