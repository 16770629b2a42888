import { readFile } from 'node:fs/promises';
import type { Answer } from '../../tools/answer.ts';
import { firstDifference } from '../../tools/first-difference.ts';
import type { Verification } from '../application.ts';
import type { OpenAgain } from './open-again.ts';
import { verifyBrief } from './verify-brief.ts';

/**
 * Runs the statements behind an answer again and compares what they give, and with which hash; a brief that was the
 * answer is made again and compared.
 * @throws what `openAgain` throws
 */
export async function verifyAnswer(
  answer: Answer,
  openAgain: OpenAgain,
  version: string,
): Promise<Verification> {
  const { tables, provenance, brief } = answer;
  if (brief !== null) return verifyBrief(await readFile(brief.path), openAgain, version);
  const subject = `Answer ${answer.answerId}, release ${provenance.releaseId}`;
  if (tables.length === 0) return { subject, statements: 0, difference: null };
  const { runTemplate, close } = await openAgain(provenance.releaseId);
  try {
    for (const [at, table] of tables.entries()) {
      const again = await runTemplate(table.template, table.params);
      const difference = firstDifference({ table, statement: provenance.statements[at] }, again);
      if (difference !== null) return { subject, statements: tables.length, difference };
    }
    return { subject, statements: tables.length, difference: null };
  } finally {
    await close();
  }
}
