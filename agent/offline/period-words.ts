/** Words of the period grammar. Data only. */

const MONTH_FORMS = [
  ['january', 'jan'],
  ['february', 'feb', 'febuary'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

/** Month word → 0–11. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_FORMS.flatMap((forms, month) => forms.map((form) => [form, month] as const)),
);

/** Number word → number. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, index + 1] as const),
);

export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['1st', 1],
  ['second', 2],
  ['2nd', 2],
  ['third', 3],
  ['3rd', 3],
  ['fourth', 4],
  ['4th', 4],
  ['final', 4],
  ['front', 1],
  ['back', 2],
  ['latter', 2],
]);

/** Words for the most recent complete one. */
export const LAST = new Set(['last', 'previous', 'prior', 'past', 'latest', 'recent', 'preceding', 'prev']);
export const THIS = new Set(['this', 'current', 'running', 'ongoing']);
export const NEXT = new Set(['next', 'coming', 'upcoming', 'following', 'future']);
export const ROLLING = new Set(['trailing', 'rolling']);

/** Units longer than a day, in months. */
export const UNITS: ReadonlyMap<string, number> = new Map([
  ['month', 1],
  ['mo', 1],
  ['quarter', 3],
  ['qtr', 3],
  ['half', 6],
  ['semester', 6],
  ['year', 12],
  ['yr', 12],
]);

/** Units the published months cannot be cut into. */
export const DAY_UNITS = new Set(['day', 'week', 'weekend', 'fortnight', 'hour']);
export const DAY_WORDS = new Set(['yesterday', 'tomorrow', 'tonight', 'mtd']);

/** `A to B`. */
export const RANGE_WORDS = new Set(['to', 'through', 'thru', 'until', 'till', '-', 'til']);
export const UNTIL_WORDS = new Set(['until', 'till', 'through', 'thru', 'til']);
export const SINCE_WORDS = new Set(['since', 'starting', 'beginning', 'from']);
/** `A, B and C`. */
export const LIST_WORDS = new Set([',', 'and', 'plus', '+']);
/** The open end of `from March to now`. */
export const NOW_WORDS = new Set(['now', 'date', 'today', 'present']);
/** `from March on`. */
export const ONWARDS = new Set(['on', 'onward', 'onwards', 'forward']);
