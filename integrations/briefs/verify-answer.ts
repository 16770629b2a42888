import { readFile } from 'node:fs/promises';
import type { Answer } from '../../tools/answer.ts';
import { firstDifference } from '../../tools/first-difference.ts';
import type { Verification } from '../application.ts';
import { openNamedRelease } from './open-named-release.ts';
import { verifyBrief } from './verify-brief.ts';

/**
 * Runs the statements behind an answer again and compares what they give, and with which hash; a brief that was the
 * answer is made again and compared.
 * @throws PayerscopeError RELEASE_UNAVAILABLE when its release is not here
 */
export async function verifyAnswer(
  answer: Answer,
  dataDirectory: string,
  version: string,
): Promise<Verification> {
  const { tables, provenance, brief } = answer;
  if (brief !== null) return verifyBrief(await readFile(brief.path), dataDirectory, version);
  const subject = `Answer ${answer.answerId}, release ${provenance.releaseId}`;
  if (tables.length === 0) return { subject, statements: 0, difference: null };
  const { store, runTemplate } = await openNamedRelease(dataDirectory, provenance.releaseId);
  try {
    for (const [at, table] of tables.entries()) {
      const again = await runTemplate(table.template, table.params);
      const difference = firstDifference({ table, statement: provenance.statements[at] }, again);
      if (difference !== null) return { subject, statements: tables.length, difference };
    }
    return { subject, statements: tables.length, difference: null };
  } finally {
    await store.close();
  }
}
