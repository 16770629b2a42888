import { type Composer, capitalised, inPeriod, nothingToShow } from './draft.ts';
import { composeRanked } from './ranking.ts';

/** For a template without a composer of its own: its first value, ranked where there are several rows. */
export const composeGeneric: Composer = (view) => {
  const [row] = view.members;
  if (row === undefined || row.value(view.primary) === null) return nothingToShow(view, view.primary);
  if (view.members.length > 1) return composeRanked(view, view.primary, 'highest');
  return {
    headline: `${capitalised(view.measure(view.primary))}${inPeriod(view)}: ${row.ref(view.primary)}`,
    sentences: [],
  };
};
