import type { Frame } from './frame.ts';
import type { Reading } from './read-question.ts';

const POINTERS = new Set(['that', 'those', 'these', 'it', 'them']);
const BEFORE_POINTER = new Set(['of', 'for', 'within', 'among', 'in']);
/** “Is there”, “are there” point at nothing. */
const EXISTS = new Set(['is', 'are', 'was', 'were', 'be', 'been']);

/** Whether a question that stands by itself still speaks of the answer before: “how much of that”, “… there?”. */
export function refersBack({ tokens }: Reading): boolean {
  return tokens.some(({ text }, i) => {
    const before = tokens[i - 1]?.text ?? '';
    if (POINTERS.has(text)) return BEFORE_POINTER.has(before);
    return text === 'there' && i > 0 && !EXISTS.has(before) && !EXISTS.has(tokens[i + 1]?.text ?? '');
  });
}

/** What a question that refers back leaves unsaid stays as it was: whom, which medications, when. */
export function narrowedAsBefore(frame: Frame, before: Frame): Frame {
  return {
    ...frame,
    payers: frame.payers.length > 0 || frame.byPayer ? frame.payers : before.payers,
    together: frame.payers.length > 0 || frame.byPayer ? frame.together : before.together,
    medications: frame.medications.length > 0 || frame.byMedication ? frame.medications : before.medications,
    period: frame.period ?? before.period,
  };
}
