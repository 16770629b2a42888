import { formatDay, formatMonth } from '../../tools/format-value.ts';
import type { Composer } from './draft.ts';

/** How far the data reaches, in words. */
export const composeDataFreshness: Composer = ({ manifest }) => ({
  headline: `The data runs from ${formatMonth(manifest.dataFrom)} through ${formatMonth(manifest.dataThrough)}, as of ${formatDay(manifest.asOf)}`,
  sentences: [`It comes from ${manifest.source.title}; the table gives each part with its own dates.`],
});
