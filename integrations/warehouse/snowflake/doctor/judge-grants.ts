/** What a role or a user was given, as SHOW GRANTS lists it. */
export interface Grant {
  readonly privilege: string;
  /** `DATABASE`, `SCHEMA`, `TABLE`, `VIEW`, `WAREHOUSE`, `ROLE`, … */
  readonly on: string;
  /** Qualified by its database where it stands in one. */
  readonly name: string;
}

/** Privileges that read a release, by what they are on. */
const READS: Readonly<Record<string, readonly string[]>> = {
  DATABASE: ['USAGE'],
  SCHEMA: ['USAGE'],
  TABLE: ['SELECT'],
  VIEW: ['SELECT'],
};

const bare = (name: string): string => name.replaceAll('"', '').toUpperCase();

function isAllowed({ privilege, on, name }: Grant, releaseDatabase: string): boolean {
  // A warehouse only computes; nothing can be read by it that is not granted.
  if (on.toUpperCase() === 'WAREHOUSE')
    return ['USAGE', 'OPERATE', 'MONITOR'].includes(privilege.toUpperCase());
  const [database] = bare(name).split('.');
  return database === releaseDatabase && (READS[on.toUpperCase()] ?? []).includes(privilege.toUpperCase());
}

/**
 * The grants that let a role do more than read releases: another privilege, another database, or another role, of which
 * it would have every grant. What is not known to be harmless is one of them.
 */
export function excessiveGrants(grants: readonly Grant[], releaseDatabase: string): Grant[] {
  return grants.filter((grant) => !isAllowed(grant, releaseDatabase));
}

/** Grants to everybody, so to the agent too, on what is in the row-level database. */
export function publicRowGrants(grants: readonly Grant[], database: string): Grant[] {
  return grants.filter(({ name }) => bare(name).split('.')[0] === database);
}

/** A few of them in words, for people. */
export function grantsInWords(grants: readonly Grant[]): string {
  const shown = grants.slice(0, 3).map(({ privilege, on, name }) => `${privilege} on ${on} ${name}`);
  const more = grants.length > shown.length ? ` and ${grants.length - shown.length} more` : '';
  return `${shown.join(', ')}${more}`;
}
