import { parse } from 'yaml';
import { z } from 'zod';
import { PayerscopeError } from '../../tools/errors.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { type QuestionCase, type QuestionSuite, questionCase, questionFile } from './question-suite.ts';
import { settleCall } from './settle-call.ts';

const wrong = (message: string, cause?: unknown) => new PayerscopeError('USAGE', message, { cause });

/** The first issue as `field: what is wrong`; of a union the alternative that got furthest. */
function firstProblem(error: z.ZodError): string {
  const walk = (issue: z.core.$ZodIssue, path: readonly PropertyKey[]): [PropertyKey[], string] => {
    const at = [...path, ...issue.path];
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [at, issue.message];
    const told = issue.errors.map((errors) => walk(errors[0]!, at));
    return told.reduce((best, next) => (next[0].length >= best[0].length ? next : best));
  };
  const [path, message] = walk(error.issues[0]!, []);
  return `${path.join('.') || 'the case'}: ${message}`;
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw wrong(`${file} is no YAML; mend it: ${(error as Error).message}`, error);
  }
}

const nameOf = (raw: unknown, index: number): string => {
  const id = z.looseObject({ id: z.string() }).safeParse(raw).data?.id;
  return id === undefined ? `case ${index + 1}` : `case ${id}`;
};

/** An expected call that could never be sent would make a case that can only fail. */
function checkCalls(test: QuestionCase, where: string, manifest: ReleaseManifest): void {
  if (test.assert.expect !== 'answered') return;
  for (const call of test.assert.readings.flat()) {
    try {
      settleCall(call, manifest);
    } catch (error) {
      if (!(error instanceof PayerscopeError)) throw error;
      throw wrong(`${where}, assert: ${error.message}`, error);
    }
  }
}

/**
 * The cases of a suite file, each checked against the templates and the release it will be asked of.
 *
 * @param file how messages name it
 * @throws PayerscopeError USAGE that names file, case and field
 */
export function readQuestionSuite(file: string, text: string, manifest: ReleaseManifest): QuestionSuite {
  const whole = questionFile.safeParse(parseYaml(file, text));
  if (!whole.success) throw wrong(`${file}, ${firstProblem(whole.error)}`, whole.error);
  const seen = new Set<string>();
  const tests = whole.data.tests.map((raw, index) => {
    const where = `${file}, ${nameOf(raw, index)}`;
    const read = questionCase.safeParse(raw);
    if (!read.success) throw wrong(`${where}, ${firstProblem(read.error)}`, read.error);
    if (seen.has(read.data.id)) throw wrong(`${where}, id: another case has it; give each case its own.`);
    seen.add(read.data.id);
    checkCalls(read.data, where, manifest);
    return read.data;
  });
  return { description: whole.data.description, tests };
}
