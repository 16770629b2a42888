import { isSeq, parseDocument, stringify } from 'yaml';
import type { SourceFormatName } from '../../sql/templates/source-formats.ts';
import type { WrittenCase } from './case-of-answer.ts';
import { suiteError } from './suite-errors.ts';

/** Told where the right plan has to be written by a person. */
const REPLACE = ' Replace not-plan by plan and the calls that are right, once they are known.';

/**
 * The text of a suite with one more case at its end; what stood there, comments too, stays.
 *
 * @param text null for a suite that does not exist yet
 * @param format of the release that was asked; a suite that does not exist yet becomes one of it
 * @throws PayerscopeError USAGE where the file is no suite, or has a case of that id
 */
export function appendCase(
  file: string,
  text: string | null,
  added: WrittenCase,
  format: SourceFormatName,
): string {
  if (text === null || text.trim() === '') {
    const own = format === 'synthea' ? {} : { format };
    return stringify({ description: 'Cases made of answers', ...own, tests: [added] }, { lineWidth: 0 });
  }
  const document = parseDocument(text);
  const tests = document.get('tests');
  if (document.errors.length > 0 || !isSeq(tests))
    throw suiteError(`${file}, tests: must be a list of cases; mend the file or name another with --suite`);
  const ids = (document.toJS() as { tests: { id?: unknown }[] }).tests.map((one) => one?.id);
  if (ids.includes(added.id)) throw suiteError(`${file}, case ${added.id}: it is there already`);
  const node = document.createNode(added);
  if (added.assert.some(({ type }) => type === 'not-plan')) node.commentBefore = REPLACE;
  tests.add(node);
  return document.toString({ lineWidth: 0 });
}
