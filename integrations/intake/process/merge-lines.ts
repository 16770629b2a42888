import type { Warehouse } from '../../../tools/ports.ts';

/**
 * Sums the lines of each claim to one row. Makes `summed`, a row per claim of several lines under the line that stands
 * for it (the one of the largest amount: its codes, provider, location and payer hold), and `merged`, the other lines.
 * Where a file has no lines both are empty.
 *
 * Statuses of one claim: the same one where all lines agree; else pending where a line is, partially paid where a line
 * was paid, and approved where some are approved and the rest rejected.
 */
export async function mergeLines(work: Warehouse, hasLines: boolean): Promise<void> {
  await work.execute(`
    create table summed as
    with kept as (
      select line, claim_key, service_date, claim_amount, paid_amount, claim_status
      from parsed anti join outcomes using (line)
      where reason is null and ${hasLines}
    )
    select
      claim_key,
      arg_min(line, (-claim_amount, line)) as line,
      count(*) as lines,
      min(service_date) as service_date,
      sum(claim_amount) as claim_amount,
      sum(paid_amount) as paid_amount,
      case
        when count(distinct claim_status) = 1 then min(claim_status)
        when count_if(claim_status = 'pending') > 0 then 'pending'
        when count_if(claim_status in ('paid', 'partially_paid')) > 0 then 'partially_paid'
        else 'approved'
      end as claim_status,
      count(distinct claim_status) > 1 as is_mixed
    from kept
    group by claim_key
    having count(*) > 1;
    create table merged as
    select parsed.line
    from parsed
    inner join summed on parsed.claim_key = summed.claim_key
    anti join outcomes on parsed.line = outcomes.line
    where parsed.reason is null and parsed.line <> summed.line`);
}

/**
 * A claim is loaded whole or not at all: the other lines of one that cannot be trusted are quarantined with it, to be
 * corrected together.
 */
export async function quarantineWholeClaims(work: Warehouse): Promise<void> {
  await work.execute(`
    update parsed set reason = 'another line of this claim is quarantined'
    where reason is null and claim_key in (
      select claim_key from parsed where reason is not null and claim_key is not null
    )`);
}
