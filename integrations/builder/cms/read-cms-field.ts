import type { CmsField, CmsFieldType } from './cms-fields.ts';

const DATES = "['%Y%m%d', '%Y-%m-%d', '%d-%b-%Y']";

/** What stands in a column: the provider-fraud study writes NA where there is nothing. */
const text = (column: string): string => `nullif(nullif(trim("${column}"), ''), 'NA')`;

const READ: Readonly<Record<CmsFieldType, (written: string) => string>> = {
  text: (written) => written,
  date: (written) => `cast(try_strptime(${written}, ${DATES}) as date)`,
  money: (written) => `try_cast(${written} as decimal(18, 2))`,
  number: (written) => `try_cast(${written} as integer)`,
  flag: (written) =>
    `case when lower(${written}) in ('1', 'y', 'yes') then 1 when lower(${written}) in ('2', '0', 'n', 'no') then 0 end`,
};

const CALLED: Readonly<Record<CmsFieldType, string>> = {
  text: 'value',
  date: 'date',
  money: 'amount',
  number: 'number',
  flag: 'flag',
};

/** SQL of a field's value, null where it is empty or cannot be read. */
export const readField = ({ type }: CmsField, column: string): string => READ[type](text(column));

/** What is said of rows whose value of a field cannot be read. */
export const unreadable = ({ type }: CmsField, column: string): string =>
  `unreadable ${CALLED[type]} in ${column}`;

/** SQL of why a row cannot be read, by the first of its columns; null where it can. */
export function whyUnreadable(columns: ReadonlyMap<CmsField, string>): string {
  const cases = [...columns]
    .filter(([field]) => field.type !== 'text')
    .map(
      ([field, column]) =>
        `when ${text(column)} is not null and ${readField(field, column)} is null then '${unreadable(field, column)}'`,
    );
  return cases.length === 0 ? 'cast(null as varchar)' : `case ${cases.join(' ')} end`;
}
