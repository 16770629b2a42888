import type { Subject } from './frame.ts';
import type { Reading } from './read-question.ts';

/** Subjects with words of their own, the most particular first. */
const OWN_SUBJECTS = [
  'deceased',
  'signals',
  'contracts',
  'hotspots',
  'priority',
  'split',
  'review',
  'against',
  'settlement',
  'underpayment',
  'reclassified',
] as const;

/** What a question is about, by the words it uses; null when only metrics say so. */
export function subjectOf(has: (tag: string) => boolean, reading: Reading): Subject | null {
  if (has('cue:freshness')) return 'freshness';
  const own = OWN_SUBJECTS.find((subject) => has(`cue:${subject}`));
  if (own !== undefined) return own;
  // Whose cost is shared, the patients' and the payers', is a split; on claims it is what patients pay.
  const drugs = has('cue:medication') || has('cue:coverage') || reading.medications.length > 0;
  if (has('cue:costsharing') && drugs) return 'split';
  if (has('cue:late')) return 'late';
  if (has('cue:receivables')) return 'receivables';
  if (has('by:medication') || reading.medications.length > 0) return 'medications';
  if (has('cue:coverage') || has('cue:medication')) return 'coverage';
  const named = (dimension: string): boolean =>
    has(`by:${dimension}`) ||
    has(`cue:${dimension}`) ||
    reading.marks.some(({ tag }) => tag.startsWith(`${dimension}:`));
  if (named('provider')) return 'providers';
  if (named('specialty') || has('metric:high_value_share')) return 'specialties';
  if (has('cue:exceptions')) return 'exceptions';
  if (has('cue:scorecard')) return 'scorecard';
  return null;
}
