import type { Judge } from './context.ts';

/** Pages of a brief, never more and never fewer. */
const PAGES = 2;

/** A question made a brief of this kind: two pages, small, inert, with the wanted words. */
export const judgeBrief: Judge<'brief'> = async (asserted, { subject, turn: { answer } }) => {
  const made = answer.brief;
  const file = made === null ? null : await subject.brief(answer);
  if (made === null || file === null) return [`no brief was made: ${answer.status}, ${answer.headline}`];
  const { kind, audience, contains = [], 'not-contains': without = [], maxKib } = asserted;
  const words = file.pages.flat().join(' ').replaceAll(/\s+/g, ' ');
  const kib = file.bytes / 1024;
  return [
    ...(made.kind === kind ? [] : [`the brief is about ${made.kind}, expected ${kind}`]),
    ...(audience === undefined || made.audience === audience
      ? []
      : [`the brief is for ${made.audience}, expected ${audience}`]),
    ...(file.pages.length === PAGES ? [] : [`the brief has ${file.pages.length} pages, expected ${PAGES}`]),
    ...(kib <= maxKib ? [] : [`the brief has ${kib.toFixed(1)} KiB, ${maxKib} are allowed`]),
    ...(file.active ? ['something in the brief can be followed or run'] : []),
    ...contains.filter((one) => !words.includes(one)).map((one) => `the brief does not say ${one}`),
    ...without.filter((one) => words.includes(one)).map((one) => `the brief says ${one}`),
  ];
};
