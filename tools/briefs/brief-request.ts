import { z } from 'zod';
import { periodParam } from '../../sql/templates/param-schemas.ts';
import { BRIEF_AUDIENCES, BRIEF_KINDS } from './brief-kinds.ts';

/**
 * Everything a brief is made from beside the release itself. It travels inside the PDF, so that `verify` can make
 * the same brief again; a reader takes nothing that does not fit this shape.
 */
export const briefRequest = z.strictObject({
  release: z.string().regex(/^[\w-]{1,80}$/),
  kind: z.enum(BRIEF_KINDS),
  audience: z.enum(BRIEF_AUDIENCES),
  /** Null for receivables, which are as of the release's date. */
  period: periodParam.nullable(),
  payers: z.array(z.string().min(1).max(200)).max(100),
  /** Version of the program that made it. */
  program: z.string().max(40),
});

export type BriefRequest = z.infer<typeof briefRequest>;
