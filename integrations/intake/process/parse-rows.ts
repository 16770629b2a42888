import type { Warehouse } from '../../../tools/ports.ts';
import type { DayOrder } from '../recognise/decide-dates.ts';
import type { DecimalMark } from '../recognise/decide-decimal.ts';
import type { ClaimStatus } from '../recognise/map-status.ts';
import type { SettledPayer } from './settle-payers.ts';

/** Everything that was decided about a file. */
export interface Decisions {
  readonly dayOrder: DayOrder | null;
  readonly decimal: DecimalMark;
  readonly statuses: ReadonlyMap<string, ClaimStatus>;
  readonly payers: readonly SettledPayer[];
  /** Whether a column numbers the lines of each claim. */
  readonly hasLines: boolean;
  /** `YYYY-MM-DD`; a service after it has not happened. */
  readonly today: string;
}

/** Before it there were no such claims: the year is mistyped. */
const EARLIEST = '1990-01-01';
/** USD; beyond it an amount is mistyped. */
const LARGEST = 100_000_000;

/** The first thing that is wrong with a row; null for a row that can be loaded. No reason holds a delimiter. */
const reason = (today: string): string => `case
      when shape is not null then shape
      when claim_id is null then 'no claim id'
      when length(claim_id) > 100 then 'a claim id of more than 100 characters'
      when written_date is null then 'no service date'
      when service_date is null then 'a service date that is no date'
      when service_date > date '${today}' then 'a service date in the future'
      when service_date < date '${EARLIEST}' then 'a service date before 1990'
      when written_payer is null then 'no payer'
      when written_claimed is null then 'no claim amount'
      when claim_amount is null then 'a claim amount that is no number'
      when claim_amount < 0 then 'a negative claim amount'
      when written_paid is not null and paid_amount is null then 'a paid amount that is no number'
      when claim_amount > ${LARGEST} or abs(paid_amount) > ${LARGEST} then 'an amount above 100 million'
      when written_status is null then 'no claim status'
      when claim_status is null then 'a claim status that is not understood'
    end`;

/**
 * Reads every staged row into `parsed`: typed values, the reason it cannot be trusted (or null), and what had to be
 * repaired. Each decision holds for the whole column.
 */
export async function parseRows(work: Warehouse, decisions: Decisions): Promise<void> {
  const { dayOrder, decimal, statuses, payers, hasLines, today } = decisions;
  // A row is a version of its line where there are lines, else of its claim.
  const version = hasLines ? "claim_key || chr(31) || coalesce(ltrim(line_number, '0'), '')" : 'claim_key';
  const long = dayOrder === 'MDY' ? '%m-%d-%Y' : '%d-%m-%Y';
  const short = dayOrder === 'MDY' ? '%m-%d-%y' : '%d-%m-%y';
  await work.execute(
    `create table status_map (written varchar, status varchar);
     create table payer_map (written varchar, payer varchar)`,
  );
  await work.append('status_map', ['written', 'status'], [...statuses]);
  await work.append(
    'payer_map',
    ['written', 'payer'],
    payers.map(({ written, payer }) => [written, payer]),
  );
  // One spelling per facility: the most frequent of those that differ by capitals alone.
  await work.execute(`
    create table location_map as
    with spellings as (
      select location as written, count(*) as n from staged where shape is null and location is not null group by all
    )
    select written, first_value(written) over (partition by lower(written) order by n desc, written) as location
    from spellings`);
  await work.execute(`
    create table parsed as
    with prepared as (
      select
        *,
        day_of(service_date) as day,
        amount_digits(claim_amount) as claimed_digits,
        amount_digits(paid_amount) as paid_digits,
        replace(upper(procedure_code), ' ', '') as plain_procedure,
        replace(replace(upper(diagnosis_code), ' ', ''), '.', '') as plain_diagnosis
      from staged
    ),
    typed as (
      select
        staged.line,
        staged.shape,
        staged.claim_id,
        replace(replace(upper(staged.claim_id), ' ', ''), '_', '-') as claim_key,
        staged.provider_id,
        staged.plain_procedure as procedure_code,
        staged.plain_diagnosis as diagnosis_code,
        date_from(staged.day, '${long}', '${short}') as service_date,
        payer_map.payer,
        case when staged.shape is null then amount_from(staged.claim_amount, staged.claimed_digits, '${decimal}') end as claim_amount,
        case when staged.shape is null then amount_from(staged.paid_amount, staged.paid_digits, '${decimal}') end as paid_amount,
        status_map.status as claim_status,
        location_map.location,
        staged.patient_id,
        staged.line_number,
        staged.service_date as written_date,
        staged.payer as written_payer,
        staged.claim_amount as written_claimed,
        staged.paid_amount as written_paid,
        staged.claim_status as written_status,
        staged.location as written_location,
        staged.procedure_code as written_procedure,
        staged.diagnosis_code as written_diagnosis,
        staged.had_spaces,
        staged.had_formula
      from prepared as staged
      left join status_map on staged.claim_status = status_map.written
      left join payer_map on staged.payer = payer_map.written
      left join location_map on staged.location = location_map.written
    )
    select
      line,
      claim_id,
      claim_key,
      ${version} as version_key,
      provider_id,
      procedure_code,
      diagnosis_code,
      service_date,
      payer,
      claim_amount,
      paid_amount,
      claim_status,
      location,
      patient_id,
      line_number,
      ${reason(today)} as reason,
      had_spaces,
      had_formula,
      written_date <> cast(service_date as varchar) as had_date,
      not regexp_full_match(written_claimed, '\\d+(\\.\\d{1,2})?')
        or not coalesce(regexp_full_match(written_paid, '-?\\d+(\\.\\d{1,2})?'), true) as had_amount,
      replace(lower(written_status), ' ', '_') <> claim_status as had_status,
      written_payer <> payer as had_payer,
      coalesce(written_location <> location, false) as had_location,
      coalesce(written_procedure <> procedure_code, false) or coalesce(written_diagnosis <> diagnosis_code, false) as had_code,
      hash(claim_id, provider_id, written_procedure, written_diagnosis, written_date, written_payer, written_claimed,
        written_paid, written_status, written_location, patient_id) as written_hash,
      hash(claim_key, provider_id, procedure_code, diagnosis_code, service_date, payer, claim_amount,
        paid_amount, claim_status, location, patient_id) as value_hash
    from typed`);
}
