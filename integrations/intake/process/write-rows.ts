import type { Warehouse } from '../../../tools/ports.ts';
import type { Layout } from '../recognise/find-layout.ts';
import { quotedText } from './read-lines.ts';

/** Rows that are loaded, in the file's order. */
export async function writeClaims(work: Warehouse, path: string): Promise<void> {
  await work.execute(`
    copy (
      select parsed.line, parsed.claim_key, claim_id, provider_id, procedure_code, diagnosis_code,
        coalesce(summed.service_date, parsed.service_date) as service_date, payer,
        cast(coalesce(summed.claim_amount, parsed.claim_amount) as decimal(18, 2)) as claim_amount,
        cast(coalesce(summed.paid_amount, parsed.paid_amount) as decimal(18, 2)) as paid_amount,
        coalesce(summed.claim_status, parsed.claim_status) as claim_status, location, patient_id
      from parsed
      anti join outcomes on parsed.line = outcomes.line
      anti join merged on parsed.line = merged.line
      left join summed on parsed.line = summed.line
      where reason is null
    ) to ${quotedText(path)} (format parquet, compression zstd)`);
}

/**
 * Rows that cannot be trusted, each as it stands in the file behind its line number and the reason, below the file's
 * own header: corrected in place, the file can be added as it is.
 */
export async function writeQuarantine(
  work: Warehouse,
  path: string,
  { delimiter, headers }: Layout,
): Promise<void> {
  const mark = quotedText(delimiter);
  const header = ['Line', 'Reason', ...headers.map((name) => quotedField(name, delimiter))].join(delimiter);
  await work.execute(`
    copy (
      with refused as (select line, reason from parsed where reason is not null)
      select text from (
        select 0 as line, ${quotedText(header)} as text
        union all
        select refused.line, refused.line || ${mark} || refused.reason || ${mark} || lines.text
        from refused
        inner join lines on refused.line = lines.line
      ) order by line
    ) to ${quotedText(path)} (format csv, header false, quote '', escape '', delimiter '\u0001')`);
}

const quotedField = (text: string, delimiter: string): string =>
  text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
