import { monthsOfQuarter, monthWords, quarterOf, quarterWords } from '../calendar.ts';
import { heldAt, membersAndTotal } from '../subtract.ts';
import type { Drawn, Recipe } from './attacked-format.ts';

/** A question about a period, its table by one dimension. */
export interface Asked {
  readonly dimension: string;
  readonly question: (period: string) => string;
  /** Labels of the rows that are held against each other from period to period. */
  readonly rows: (drawn: Drawn) => readonly string[];
}

const quarterOfMonth = ({ month }: Drawn): string => quarterWords(month.year, quarterOf(month));

/** The total minus every member but one. */
export const allMinusOthers = (
  { dimension, question }: Asked,
  grain: 'month' | 'quarter' | 'year',
): Recipe => {
  const period = (drawn: Drawn): string =>
    ({ month: monthWords(drawn.month), quarter: quarterOfMonth(drawn), year: String(drawn.month.year) })[
      grain
    ];
  return {
    technique: 'all minus the others',
    tried: (drawn) => `${drawn.column}: total of ${period(drawn)} minus every ${dimension} but one`,
    equations: async (drawn) => {
      const found = await drawn.table(question(period(drawn)));
      if (found === undefined) return [];
      const { members, total } = membersAndTotal(found, drawn.column);
      return [{ words: `${drawn.column} by ${dimension} in ${period(drawn)}`, parts: [...members, total] }];
    },
  };
};

/** A period minus all but one of those it is made of. */
const periodMinusParts = (
  technique: string,
  { dimension, question, rows }: Asked,
  periods: (drawn: Drawn) => readonly string[],
): Recipe => ({
  technique,
  tried: (drawn) => `${drawn.column} by ${dimension}: ${periods(drawn).join(', ')}`,
  equations: async (drawn) => {
    const found = await Promise.all(periods(drawn).map((period) => drawn.table(question(period))));
    return rows(drawn).map((label) => ({
      words: `${drawn.column} of ${label} in ${periods(drawn).join(', ')}`,
      parts: found.map((table) => heldAt(table, { [dimension]: label }, drawn.column)),
    }));
  },
});

export const quarterMinusMonths = (asked: Asked): Recipe =>
  periodMinusParts('quarter minus two months', asked, (drawn) => [
    ...monthsOfQuarter(drawn.month).map(monthWords),
    quarterOfMonth(drawn),
  ]);

export const yearMinusQuarters = (asked: Asked): Recipe =>
  periodMinusParts('year minus three quarters', asked, ({ month: { year } }) => [
    ...[1, 2, 3, 4].map((quarter) => quarterWords(year, quarter)),
    String(year),
  ]);

/** Columns of one table of which each follows from the others. */
export const partsThatAddUp = (
  { dimension, question, rows }: Asked,
  grain: 'month' | 'quarter' | 'year',
  identities: readonly (readonly string[])[],
): Recipe => ({
  technique: 'parts that add up',
  tried: ({ month }) => `columns by ${dimension} of ${monthWords(month)} and its ${grain} from each other`,
  equations: async (drawn) => {
    const period = {
      month: monthWords(drawn.month),
      quarter: quarterOfMonth(drawn),
      year: `${drawn.month.year}`,
    }[grain];
    const found = await drawn.table(question(period));
    return rows(drawn).flatMap((label) =>
      identities.map((columns) => ({
        words: `${columns[0]} of ${label} in ${period}`,
        parts: columns.map((column) => heldAt(found, { [dimension]: label }, column)),
      })),
    );
  },
});

/** What a quarter was, asked alone and as what a later one is compared with. */
export const comparedAndAlone = (
  { dimension, question, rows }: Asked,
  metric: string,
  compared: (now: string, before: string) => string,
): Recipe => ({
  technique: 'a comparison instead of a question',
  tried: ({ month }) =>
    `${metric} by ${dimension} of a quarter of ${month.year} as what the next is compared with`,
  equations: async (drawn) => {
    const [before, now] = [quarterWords(drawn.month.year, 3), quarterWords(drawn.month.year, 4)];
    const [alone, both] = await Promise.all([
      drawn.table(question(before)),
      drawn.table(compared(now, before)),
    ]);
    return rows(drawn).flatMap((label) => {
      const row = { [dimension]: label };
      return [
        {
          words: `${metric} of ${label} in ${before}, asked and compared`,
          parts: [heldAt(alone, row, metric), heldAt(both, row, `${metric}_prior`)],
        },
        {
          words: `${metric} of ${label} by its change`,
          parts: [metric, `${metric}_prior`, `${metric}_change`].map((name) => heldAt(both, row, name)),
        },
      ];
    });
  },
});

/** Parts of which each is asked on its own, and the whole. */
export const partsAskedApart = (
  dimension: string,
  questions: (period: string) => readonly string[],
  rows: (drawn: Drawn) => readonly string[],
): Recipe => ({
  technique: 'parts asked one by one',
  tried: (drawn) => `${drawn.column} by ${dimension}: ${questions(quarterOfMonth(drawn)).join(' + ')}`,
  equations: async (drawn) => {
    const found = await Promise.all(questions(quarterOfMonth(drawn)).map(drawn.table));
    return rows(drawn).map((label) => ({
      words: `${drawn.column} of ${label}, its parts and the whole`,
      parts: found.map((table) => heldAt(table, { [dimension]: label }, drawn.column)),
    }));
  },
});

/** A recipe for columns of its own, each in turn. */
export const ofColumns = (technique: string, columns: readonly string[], recipe: Recipe): Recipe => ({
  technique,
  tried: (drawn) => recipe.tried({ ...drawn, column: columns.join(', ') }),
  equations: async (drawn) =>
    (await Promise.all(columns.map((column) => recipe.equations({ ...drawn, column })))).flat(),
});
