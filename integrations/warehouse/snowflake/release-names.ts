/** Schema of the release database that says which releases there are, which is in force, and shows it through views. */
export const RELEASE_SCHEMA = 'RELEASE';

/** An id as `releaseIdOf` makes it, so that nothing else ever becomes part of a statement. */
const RELEASE_ID = /^\d{4}-\d\d-\d\d-[0-9a-f]{8}$/;

/**
 * The schema that holds the tables of one release and nothing else.
 *
 * @throws RangeError for what is no release id
 * @example releaseSchema('2025-12-31-ecd43519') // 'RELEASE_2025_12_31_ECD43519'
 */
export function releaseSchema(releaseId: string): string {
  if (!RELEASE_ID.test(releaseId))
    throw new RangeError('a release id is a date and eight hexadecimal digits');
  return `RELEASE_${releaseId.replaceAll('-', '_').toUpperCase()}`;
}
