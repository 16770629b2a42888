import type { Warehouse } from '../../../tools/ports.ts';
import type { Layout } from '../recognise/find-layout.ts';
import { KEY_FIELDS, type KeyField } from '../recognise/key-fields.ts';
import type { MatchedColumn } from '../recognise/match-headers.ts';
import { quotedText, readLines } from './read-lines.ts';

const named = (field: KeyField, columns: readonly MatchedColumn[]): string => {
  const column = columns.find((one) => one.field === field);
  return column === undefined ? 'cast(null as varchar)' : `unquoted(fields[${column.index + 1}], delimiter)`;
};

/** Text fields in which a spreadsheet could find a formula; dates and amounts are read as what they are. */
const AS_WRITTEN: ReadonlySet<KeyField> = new Set(['service_date', 'claim_amount', 'paid_amount']);

/**
 * Streams a file into the table `staged`: a row per line below the header that holds anything, its key fields as
 * cleaned text, whether cleaning changed any, and what is wrong with its shape.
 */
export async function stageRows(
  work: Warehouse,
  path: string,
  layout: Layout,
  columns: readonly MatchedColumn[],
): Promise<void> {
  const width = layout.headers.length;
  const delimiter = quotedText(layout.delimiter);
  // In a file of tabs each line holds some.
  const spaces = layout.delimiter === '\t' ? "replace(text, chr(9), '|')" : 'text';
  const oddSpaces = `has_odd_spaces(${spaces})`;
  const texts = KEY_FIELDS.filter((field) => !AS_WRITTEN.has(field));
  const cleaned = KEY_FIELDS.map((field) =>
    AS_WRITTEN.has(field)
      ? `filled(${field}) as ${field}`
      : `filled(without_formula(${field}, may_have)) as ${field}`,
  );
  const any = (flags: readonly string[]) => flags.map((flag) => `coalesce(${flag}, false)`).join(' or ');
  const claimHeader = columns.find(({ field }) => field === 'claim_id')?.header ?? '';
  // Lines are numbered one after the other; what follows runs on every thread.
  await work.execute(`create table lines as ${readLines(path)}`);
  await work.execute(`
    create table staged as
    with filled as (
      select line, text, case when contains(text, '"') then string_split(text, '"') end as pieces, ${oddSpaces} as is_odd,
        may_have_formula(text, ${delimiter}) as may_have
      from lines
      where line > ${layout.headerLine} and ltrim(text, ${quotedText(`${layout.delimiter}" \t`)}) <> ''
    ),
    split as (
      select line, is_odd, may_have, cut(text, pieces, ${delimiter}) as fields, coalesce(len(pieces) % 2 = 1, true) as is_balanced,
        ${delimiter} as delimiter
      from filled
    ),
    named as (
      select
        line,
        is_odd,
        may_have,
        case
          when not is_balanced then 'a quote that is never closed'
          when len(fields) < ${width} then 'fewer fields than the header'
          when len(fields) > ${width} and len(list_filter(fields[${width + 1}:], lambda f: trim(f) <> '')) > 0
            then 'more fields than the header'
        end as shape,
        ${KEY_FIELDS.map((field) => `${named(field, columns)} as raw_${field}`).join(',\n        ')}
      from split
    ),
    spaced as (
      select *, ${KEY_FIELDS.map((field) => `without_spaces(raw_${field}, is_odd) as ${field}`).join(',\n        ')}
      from named
    )
    select
      line,
      case when lower(claim_id) = lower(${quotedText(claimHeader)}) then coalesce(shape, 'the header again') else shape end as shape,
      ${any(KEY_FIELDS.map((field) => `raw_${field} <> ${field}`))} as had_spaces,
      may_have and (${any(texts.map((field) => `${field} <> without_formula(${field}, may_have)`))}) as had_formula,
      ${cleaned.join(',\n      ')}
    from spaced`);
}
