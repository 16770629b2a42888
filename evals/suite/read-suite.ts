import { basename, extname } from 'node:path';
import { templateNamed } from '../../sql/templates/index.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { settleCall } from '../questions/settle-call.ts';
import type { Assertion } from './assertions.ts';
import { type Suite, type SuiteCase, suiteCase, suiteFile } from './suite-case.ts';
import { caseName, firstProblem, parseSuiteYaml, suiteError } from './suite-errors.ts';

/** What an assertion asks for that could never come true: a template or call that the release does not have. */
function impossible(one: Assertion, manifest: ReleaseManifest): string | null {
  const named = 'template' in one && one.template !== undefined ? [one.template] : [];
  const templates = one.type === 'statements' ? (one.templates ?? []) : named;
  const unknown = templates.find((name) => templateNamed(name) === undefined);
  if (unknown !== undefined) return `there is no template ${JSON.stringify(unknown)}`;
  if ((one.type !== 'plan' && one.type !== 'not-plan') || one.value.expect !== 'answered') return null;
  for (const call of one.value.readings.flat()) {
    try {
      settleCall(call, manifest);
    } catch (error) {
      if (!(error instanceof PayerscopeError)) throw error;
      return error.message;
    }
  }
  return null;
}

function checkAsserts({ assert }: SuiteCase, where: string, manifest: ReleaseManifest): void {
  for (const [index, one] of assert.entries()) {
    const problem = impossible(one, manifest);
    if (problem !== null) throw suiteError(`${where}, assert.${index}: ${problem}`);
  }
}

/**
 * The cases of a suite file, question suites among them, each checked against the templates and the release it will
 * be asked of.
 *
 * @param file how messages name it
 * @throws PayerscopeError USAGE that names file, case and field
 */
export function readSuite(file: string, text: string, manifest: ReleaseManifest): Suite {
  const whole = suiteFile.safeParse(parseSuiteYaml(file, text));
  if (!whole.success) throw suiteError(`${file}, ${firstProblem(whole.error)}`, whole.error);
  const seen = new Set<string>();
  const tests = whole.data.tests.map((raw, index) => {
    const where = `${file}, ${caseName(raw, index)}`;
    const read = suiteCase.safeParse(raw);
    if (!read.success) throw suiteError(`${where}, ${firstProblem(read.error)}`, read.error);
    if (seen.has(read.data.id)) throw suiteError(`${where}, id: another case has it; give each case its own`);
    seen.add(read.data.id);
    checkAsserts(read.data, where, manifest);
    return read.data;
  });
  const name = basename(file, extname(file));
  return { name, description: whole.data.description, tests };
}
