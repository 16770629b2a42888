import type { Answer } from '../../../tools/answer.ts';
import { inert } from '../../../tools/inert.ts';
import { commandLine } from '../invocation.ts';
import type { Screen } from './screen.ts';
import { wrap } from './wrap.ts';

const HASH_SHOWN = 12;

/** `sha256:3f9a…` cut to what two people compare by eye. */
function shortHash(hash: string): string {
  return hash.replace(/^sha256:/, '').slice(0, HASH_SHOWN);
}

/** One line on where the answer came from: release, templates with versions and hashes, how to see it all. */
export function provenanceLines(answer: Answer, { palette, textColumns, invocation }: Screen): string[] {
  const { releaseId, statements } = answer.provenance;
  if (releaseId === '') return [];
  const sources = statements.map(({ template, resultHash }, index) => {
    const version = answer.tables[index]?.template === template ? ` v${answer.tables[index].version}` : '';
    return `${template}${version} ${shortHash(resultHash)}`;
  });
  const why = answer.answerId === '' ? [] : [`${commandLine(invocation, 'why')} ${answer.answerId}`];
  const parts = [`Release ${releaseId}`, ...sources, ...why];
  // Whole parts move to the next line: a command torn in two cannot be copied.
  const whole = parts.map((part, index) => ({
    text: inert(index < parts.length - 1 ? `${part} ·` : part),
    style: palette.dim,
    spaceBefore: true,
  }));
  return wrap(whole, textColumns);
}
