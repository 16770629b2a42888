import { z } from 'zod';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is written YYYY-MM');

const range = z
  .strictObject({ from: month, to: month })
  .refine((period) => period.from <= period.to, 'the first month comes after the last');

/** Closed calendar months: one range, or a list of ranges for their union. */
export const periodParam = z.union([range, z.array(range).min(1).max(24)]);

/** Full member names of one dimension; whether they exist is checked against the release when bound. */
export const membersParam = z.array(z.string().min(1).max(200)).min(1).max(100).optional();

/** Best first or worst first is a reading of the answer; a ranking only knows highest and lowest. */
export const orderParam = z.enum(['highest', 'lowest']).default('highest');

/** How many rows a ranking shows. */
export const limitParam = z.int().min(1).max(50).default(10);

export const splitParam = z.enum(['none', 'payer']).default('none');

/** How many rows a table of shares shows: all of them, so that the total stands beneath, unless fewer are asked for. */
export const shareLimitParam = z.int().min(1).max(50).default(50);

/** What a table by organization or encounter class is asked with: members of the one it is by, and of payers. */
export const groupParams = {
  by: z.enum(['organization', 'encounter_class']),
  payers: membersParam,
  organizations: membersParam,
  encounter_classes: membersParam,
};

interface GroupFilters {
  readonly by: 'organization' | 'encounter_class';
  readonly organizations?: unknown;
  readonly encounter_classes?: unknown;
}

/** True unless members of the other dimension are named. */
export const isOneGroup = (params: GroupFilters): boolean =>
  params.by === 'organization' ? !params.encounter_classes : !params.organizations;

export const ONE_GROUP =
  'organizations and encounter classes are not published together; name members of the one the table is by';
