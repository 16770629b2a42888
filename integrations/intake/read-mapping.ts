import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { PayerscopeError } from '../../tools/errors.ts';
import { KEY_FIELDS } from './recognise/key-fields.ts';
import { CLAIM_STATUSES } from './recognise/map-status.ts';

/** What a person says about a file where recognition asks, or reads it wrongly. */
const mappingFile = z.strictObject({
  /** Key field → header of the file. */
  columns: z.partialRecord(z.enum(KEY_FIELDS), z.string().min(1)).default({}),
  dates: z.enum(['DMY', 'MDY']).nullable().default(null),
  decimal: z.enum(['.', ',']).nullable().default(null),
  /** Status as written → what it means. */
  statuses: z.record(z.string().min(1), z.enum(CLAIM_STATUSES)).default({}),
  /** Payer as written → name it is counted under. */
  payers: z.record(z.string().min(1), z.string().min(1)).default({}),
});

export type Mapping = z.infer<typeof mappingFile>;

export const NO_MAPPING: Mapping = mappingFile.parse({});

/**
 * Reads a mapping file, YAML or JSON.
 *
 * @throws PayerscopeError USAGE in one sentence when it cannot be read or holds something else
 */
export async function readMapping(path: string): Promise<Mapping> {
  let text: unknown;
  try {
    text = parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new PayerscopeError(
      'USAGE',
      `The mapping file ${path} cannot be read as YAML or JSON; correct it.`,
      {
        cause,
      },
    );
  }
  const parsed = mappingFile.safeParse(text);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') || 'its top level';
  throw new PayerscopeError(
    'USAGE',
    `The mapping file ${path} is not understood at ${at} (${issue?.message ?? 'unknown'}); it may hold columns, dates, decimal, statuses and payers.`,
  );
}
