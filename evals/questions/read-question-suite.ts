import { PayerscopeError } from '../../tools/errors.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { caseName, firstProblem, parseSuiteYaml, suiteError } from '../suite/suite-errors.ts';
import { type QuestionCase, type QuestionSuite, questionCase, questionFile } from './question-suite.ts';
import { settleCall } from './settle-call.ts';

/** An expected call that could never be sent would make a case that can only fail. */
function checkCalls(test: QuestionCase, where: string, manifest: ReleaseManifest): void {
  if (test.assert.expect !== 'answered') return;
  for (const call of test.assert.readings.flat()) {
    try {
      settleCall(call, manifest);
    } catch (error) {
      if (!(error instanceof PayerscopeError)) throw error;
      throw suiteError(`${where}, assert: ${error.message}`, error);
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
  const whole = questionFile.safeParse(parseSuiteYaml(file, text));
  if (!whole.success) throw suiteError(`${file}, ${firstProblem(whole.error)}`, whole.error);
  const seen = new Set<string>();
  const tests = whole.data.tests.map((raw, index) => {
    const where = `${file}, ${caseName(raw, index)}`;
    const read = questionCase.safeParse(raw);
    if (!read.success) throw suiteError(`${where}, ${firstProblem(read.error)}`, read.error);
    if (seen.has(read.data.id))
      throw suiteError(`${where}, id: another case has it; give each case its own.`);
    seen.add(read.data.id);
    checkCalls(read.data, where, manifest);
    return read.data;
  });
  return { description: whole.data.description, tests };
}
