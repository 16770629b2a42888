import { basename, extname } from 'node:path';
import { templateNamed } from '../../sql/templates/index.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { releaseSource } from '../../tools/release-source.ts';
import { settleCall } from '../questions/settle-call.ts';
import type { Assertion } from './assertions.ts';
import { type OpenedSuite, type Suite, type SuiteCase, suiteCase, suiteFile } from './suite-case.ts';
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
 * Opens a suite file, so that its format is known before its cases are read.
 *
 * @param file how messages name it
 * @throws PayerscopeError USAGE that names file and field
 */
export function openSuite(file: string, text: string): OpenedSuite {
  const whole = suiteFile.safeParse(parseSuiteYaml(file, text));
  if (!whole.success) throw suiteError(`${file}, ${firstProblem(whole.error)}`, whole.error);
  return { file, ...whole.data };
}

/**
 * The cases of an opened suite, question suites among them, each checked against the templates and the release it
 * will be asked of.
 *
 * @throws PayerscopeError USAGE that names file, case and field
 */
export function readCases(
  { file, description, format, tests: raws }: OpenedSuite,
  manifest: ReleaseManifest,
): Suite {
  const source = releaseSource(manifest);
  if (format !== source)
    throw suiteError(`${file}, format: it is for ${format} releases, and this one stands on ${source} files`);
  const seen = new Set<string>();
  const tests = raws.map((raw, index) => {
    const where = `${file}, ${caseName(raw, index)}`;
    const read = suiteCase.safeParse(raw);
    if (!read.success) throw suiteError(`${where}, ${firstProblem(read.error)}`, read.error);
    if (seen.has(read.data.id)) throw suiteError(`${where}, id: another case has it; give each case its own`);
    seen.add(read.data.id);
    checkAsserts(read.data, where, manifest);
    return read.data;
  });
  return { name: basename(file, extname(file)), description, format, tests };
}

/** The cases of a suite file over a release of its format: {@link openSuite} and {@link readCases}. */
export const readSuite = (file: string, text: string, manifest: ReleaseManifest): Suite =>
  readCases(openSuite(file, text), manifest);
