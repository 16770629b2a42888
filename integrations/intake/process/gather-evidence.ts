import type { Warehouse } from '../../../tools/ports.ts';
import type { DateEvidence } from '../recognise/decide-dates.ts';
import type { DecimalEvidence } from '../recognise/decide-decimal.ts';
import type { LineEvidence } from '../recognise/decide-lines.ts';

/** A text of a column and how many rows hold it. */
export interface Spelling {
  readonly text: string;
  readonly rows: number;
}

export interface Evidence {
  readonly dates: DateEvidence;
  readonly decimals: DecimalEvidence;
}

/** Counts over the whole file what decides how its dates and amounts are read. */
export async function gatherEvidence(work: Warehouse): Promise<Evidence> {
  const point = (field: string) =>
    `count_if(regexp_full_match(amount_digits(${field}), '[\\d,]*\\.\\d{1,2}|\\d{1,3}(,\\d{3})+\\.\\d*|\\d{1,3}(,\\d{3}){2,}'))`;
  const comma = (field: string) =>
    `count_if(regexp_full_match(amount_digits(${field}), '[\\d.]*,\\d{1,2}|\\d{1,3}(\\.\\d{3})+,\\d*|\\d{1,3}(\\.\\d{3}){2,}'))`;
  const [row = {}] = await work.query(`
    with days as (
      select day_of(service_date) as day, claim_amount, paid_amount from staged where shape is null
    )
    select
      count_if(is_numeric_date(day)) as numeric,
      count_if(is_numeric_date(day) and first_number(day) > 12 and second_number(day) <= 12) as day_first,
      count_if(is_numeric_date(day) and first_number(day) <= 12 and second_number(day) > 12) as month_first,
      count_if(is_numeric_date(day) and contains(day, '.')) as pointed,
      ${point('claim_amount')} + ${point('paid_amount')} as point,
      ${comma('claim_amount')} + ${comma('paid_amount')} as comma
    from days`);
  const of = (name: string): number => Number(row[name] ?? 0);
  return {
    dates: {
      numeric: of('numeric'),
      dayFirst: of('day_first'),
      monthFirst: of('month_first'),
      pointed: of('pointed'),
    },
    decimals: { point: of('point'), comma: of('comma') },
  };
}

/** The different texts of a column, most frequent first; at most `limit` of them. */
export async function spellingsOf(
  work: Warehouse,
  field: 'payer' | 'claim_status',
  limit: number,
): Promise<Spelling[]> {
  const rows = await work.query(
    `select ${field} as text, count(*) as n from staged where shape is null and ${field} is not null
     group by all order by n desc, text limit ${limit}`,
  );
  return rows.map((row) => ({ text: String(row['text']), rows: Number(row['n']) }));
}

/** Counts what tells whether a column numbers the lines of each claim. */
export async function lineEvidence(work: Warehouse): Promise<LineEvidence> {
  const [row = {}] = await work.query(`
    with numbered as (select claim_id, line_number from staged where shape is null and line_number is not null),
    frequent as (select count(*) as n from numbered group by line_number)
    select
      (select count(distinct claim_id) from numbered) as claims,
      (select coalesce(max(n), 0) from frequent) as most_frequent`);
  return { claims: Number(row['claims']), mostFrequent: Number(row['most_frequent']) };
}
