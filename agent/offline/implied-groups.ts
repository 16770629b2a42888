import type { Mark } from './mark.ts';
import type { Token } from './tokenise.ts';

const DIMENSION = /^cue:(payer|organization|encounter_class|specialty|provider|medication)$/;

/** Groupings that stand in the order of words: “drugs by cost” ranks them, “by age and payer” has two. */
export function impliedGroups(marks: readonly Mark[], tokens: readonly Token[]): Mark[] {
  const word = (i: number): string => tokens[i]?.text ?? '';
  return marks.flatMap(({ tag, at, end }) => {
    const dimension = DIMENSION.exec(tag)?.[1];
    if (dimension === undefined) return [];
    const by = `by:${dimension}`;
    const measured = marks.some((mark) => mark.at === end + 1 && mark.tag.startsWith('metric:'));
    const many = word(end - 1) !== tokens[end - 1]?.stem;
    if (many && word(end) === 'by' && measured)
      return [by, 'cue:rank'].map((added) => ({ tag: added, at, end }));
    const before = marks.find((mark) => mark.tag.startsWith('by:') && mark.end === at - 1);
    const grouped = before !== undefined && ['by', 'per'].includes(word(before.at));
    return grouped && ['and', ',', '/', '&'].includes(word(at - 1)) ? [{ tag: by, at, end }] : [];
  });
}
