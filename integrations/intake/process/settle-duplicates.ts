import type { Warehouse } from '../../../tools/ports.ts';

/**
 * Decides which row of one claim, or of one line of it, is loaded: the last one, for a corrected claim supersedes its
 * earlier version. Makes `outcomes`, a row for each that is not loaded: `exact` (the same text again), `near` (the same
 * claim written in another way) or `superseded` (another version of it), and whether it looks like a line of its claim
 * instead: another procedure with the same status.
 */
export async function settleDuplicates(work: Warehouse): Promise<void> {
  // Keys are counted by their hash, which is small; rows are compared by the key itself.
  await work.execute(`
    create table outcomes as
    with repeated as (
      select hash(version_key) as key_hash from parsed where reason is null group by key_hash having count(*) > 1
    ),
    versions as (
      select
        line,
        version_key,
        written_hash,
        value_hash,
        last_value(line) over versions_of_one as last_line,
        last_value(written_hash) over versions_of_one as last_written,
        last_value(value_hash) over versions_of_one as last_value_hash,
        procedure_code <> last_value(procedure_code) over versions_of_one
          and claim_status = last_value(claim_status) over versions_of_one as is_like_a_line
      from parsed
      where reason is null and hash(version_key) in (select key_hash from repeated)
      window versions_of_one as (
        partition by version_key order by line rows between unbounded preceding and unbounded following
      )
    )
    select
      line,
      case
        when written_hash = last_written then 'exact'
        when value_hash = last_value_hash then 'near'
        else 'superseded'
      end as outcome,
      coalesce(is_like_a_line, false) as is_like_a_line
    from versions
    where line <> last_line`);
}
