import type { Warehouse } from '../../../tools/ports.ts';

/**
 * Decides which rows of one claim is loaded: the last one, for a corrected claim supersedes its earlier version. Makes
 * `outcomes`, a row for each that is not loaded: `exact` (the same text again), `near` (the same claim written in
 * another way) or `superseded` (another version of it).
 */
export async function settleDuplicates(work: Warehouse): Promise<void> {
  // Keys are counted by their hash, which is small; rows are compared by the key itself.
  await work.execute(`
    create table outcomes as
    with repeated as (
      select hash(claim_key) as key_hash from parsed where reason is null group by key_hash having count(*) > 1
    ),
    versions as (
      select
        line,
        claim_key,
        written_hash,
        value_hash,
        last_value(line) over claim as last_line,
        last_value(written_hash) over claim as last_written,
        last_value(value_hash) over claim as last_value_hash
      from parsed
      where reason is null and hash(claim_key) in (select key_hash from repeated)
      window claim as (
        partition by claim_key order by line rows between unbounded preceding and unbounded following
      )
    )
    select
      line,
      case
        when written_hash = last_written then 'exact'
        when value_hash = last_value_hash then 'near'
        else 'superseded'
      end as outcome
    from versions
    where line <> last_line`);
}
