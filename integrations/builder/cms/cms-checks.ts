import type { ColumnKind, RowRule, SourceTable } from '../import/synthea-files.ts';
import type { CmsFieldType } from './cms-fields.ts';
import type { CmsFile } from './find-cms-files.ts';
import { unreadable } from './read-cms-field.ts';

const CHECKED_AS: Readonly<Record<CmsFieldType, ColumnKind>> = {
  text: 'text',
  date: 'date',
  money: 'money',
  number: 'count',
  flag: 'count',
};

/** Codes of the synthetic RIF files: skilled nursing, hospice and home health stand in files of the same columns. */
const TYPE_CODES = { inpatient: '6', outpatient: '4' } as const;

/**
 * What every row of a file must pass, under the file's own names of the columns, most basic first.
 *
 * @returns checks of the typed table, whose column `unreadable` says what could not be read
 */
export function cmsChecks({ kind, columns }: CmsFile): SourceTable {
  const named = new Map([...columns].map(([field, column]) => [field.name, column]));
  const column = (name: string): string | undefined => named.get(name);
  const rules: RowRule[] = [...columns].map(([field, written]) => {
    const reason = unreadable(field, written);
    return { reason, condition: `unreadable = '${reason}'` };
  });
  for (const [field, written] of columns) {
    if (field.required) rules.push({ reason: `missing ${written}`, condition: `"${written}" is null` });
  }
  const [from, admitted, owed, code, person] = [
    column('from_date'),
    column('admission_date'),
    column('deductible_amount'),
    column('claim_type_code'),
    column('person_id'),
  ];
  if (from !== undefined) {
    // Further segments of an inpatient claim may lack the first day: then the admission is one.
    const instead = admitted === undefined ? '' : ` and "${admitted}" is null`;
    rules.push({ reason: `missing ${from}`, condition: `"${from}" is null${instead}` });
  }
  if (owed !== undefined) rules.push({ reason: `negative ${owed}`, condition: `"${owed}" < 0` });
  if (code !== undefined && (kind === 'inpatient' || kind === 'outpatient')) {
    rules.push({
      reason: `no ${kind} claim by ${code}`,
      condition: `left("${code}", 1) <> '${TYPE_CODES[kind]}'`,
    });
  }
  return {
    table: kind,
    columns: [...columns].map(([field, name]) => ({ name, kind: CHECKED_AS[field.type] })),
    rules,
    ...(from !== undefined && person !== undefined
      ? { parent: { column: person, table: 'beneficiary', reason: 'no such beneficiary' } }
      : {}),
  };
}
