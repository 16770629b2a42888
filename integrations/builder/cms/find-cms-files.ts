import { join } from 'node:path';
import type { Progress } from '../../../tools/ports.ts';
import { listDirectory } from '../import/find-source-files.ts';
import { type CsvFile, readHeader } from '../import/read-header.ts';
import { sourceInvalid } from '../import/source-invalid.ts';
import { CMS_FIELDS, type CmsField, type CmsKind, recogniseCmsFile } from './cms-fields.ts';

/** A file, what it is, and the column each field stands in. */
export interface CmsFile {
  readonly kind: CmsKind;
  readonly file: CsvFile;
  readonly columns: ReadonlyMap<CmsField, string>;
}

/** A release stands on these; providers without a file have a number and no flag. */
const NEEDED = ['beneficiary', 'inpatient', 'outpatient'] as const;
/** The order of import: whom claims point to comes first. */
const ORDER: readonly CmsKind[] = ['beneficiary', 'inpatient', 'outpatient', 'provider'];

/** What tells a kind of file from the others, for messages. */
const TOLD_BY = {
  beneficiary: 'a beneficiary file (told by its column BENE_BIRTH_DT or DOB)',
  inpatient: 'an inpatient file (told by its column CLM_ADMSN_DT or AdmissionDt)',
  outpatient: 'an outpatient file (told by its column CLM_FROM_DT or ClaimStartDt)',
} as const;

/**
 * Finds the CMS files of a directory by their headers, whatever their names, and checks that each has the columns it
 * needs before anything is read. Several files of a kind are one source; of a claim or summary that stands in two, the
 * file later by name holds. Files of other kinds are left out, and it is said.
 *
 * @returns files in the order of import
 * @throws PayerscopeError SOURCE_INVALID: one sentence naming every missing file and column
 */
export function findCmsFiles(directory: string, progress: Progress): readonly CmsFile[] {
  const names = listDirectory(directory).filter((name) => /\.(csv|txt|psv)$/i.test(name));
  const found = names.sort().flatMap((name): CmsFile[] => {
    const file = readHeader(join(directory, name), name);
    const kind = recogniseCmsFile(file.header);
    if (kind === null) {
      progress.step(
        'notice',
        `${name} is no beneficiary, inpatient, outpatient or provider file and is left out`,
      );
      return [];
    }
    return [{ kind, file, columns: columnsOf(kind, file) }];
  });
  const missing = [
    ...NEEDED.filter((kind) => !found.some((one) => one.kind === kind)).map((kind) => TOLD_BY[kind]),
    ...found.flatMap(missingColumns),
  ];
  if (missing.length > 0) {
    throw sourceInvalid(
      `The source ${directory} cannot be imported because it lacks ${missing.join('; ')}; add the file with its public CMS column names.`,
      { details: { missing } },
    );
  }
  return found.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function columnsOf(kind: CmsKind, file: CsvFile): ReadonlyMap<CmsField, string> {
  const present = new Set(file.header.map((column) => column.toLowerCase()));
  return new Map(
    CMS_FIELDS[kind].flatMap((field) => {
      const column = field.headers.find((one) => present.has(one));
      return column === undefined ? [] : [[field, column] as const];
    }),
  );
}

function missingColumns({ kind, file, columns }: CmsFile): string[] {
  const absent = CMS_FIELDS[kind].filter((field) => field.needed && !columns.has(field));
  if (absent.length === 0) return [];
  const names = absent.map(({ headers }) => headers.map((one) => one.toUpperCase()).join(' or '));
  return [`${names.length === 1 ? 'the column' : 'the columns'} ${names.join(', ')} of ${file.name}`];
}
