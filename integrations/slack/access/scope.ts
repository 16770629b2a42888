import { templateNamed } from '../../../sql/templates/index.ts';
import type { Answer } from '../../../tools/answer.ts';
import type { Audience } from '../settings.ts';
import type { Person } from './people.ts';

/** What an audience may be told of: these members and no others. */
export interface Scope {
  readonly payers: readonly string[] | null;
  readonly organizations: readonly string[] | null;
}

/** No limit at all. */
export const EVERYTHING: Scope = { payers: null, organizations: null };

/** The scope of a question: of the first audience its place or its asker belongs to. */
export function scopeOf(audiences: readonly Audience[], person: Person, channel: string): Scope {
  const found = audiences.find(
    ({ channels, users, groups }) =>
      channels.includes(channel) ||
      users.includes(person.id) ||
      groups.some((group) => person.groups.includes(group)),
  );
  return found === undefined
    ? EVERYTHING
    : { payers: found.payers ?? null, organizations: found.organizations ?? null };
}

/** Says nothing of anybody: which months there are. */
const ABOUT_NOBODY = new Set(['data_freshness']);

/** Members a statement was restricted to: bound as `|Medicaid|Medicare|`, or as nothing for all. */
const membersIn = (bound: string | number | undefined): readonly string[] =>
  String(bound ?? '')
    .split('|')
    .filter((name) => name !== '');

/**
 * Whether everything in an answer, or in the brief it made, is about members of the scope: each statement behind it
 * was restricted to such members, and does not hold them against all. What was restricted to nothing is about everybody,
 * and outside.
 */
export function isWithin({ provenance, tables }: Answer, { payers, organizations }: Scope): boolean {
  const within = (members: readonly string[] | null, filter: string, column: string): boolean => {
    if (members === null) return true;
    const shown = tables.flatMap(({ columns, rows }) => {
      const at = columns.findIndex(({ name }) => name === column);
      return at < 0 ? [] : rows.map((row) => String(row[at]));
    });
    const told = provenance.statements.filter(({ template }) => !ABOUT_NOBODY.has(template));
    // A share of all gives all away.
    if (told.some(({ template }) => templateNamed(template)?.heldAgainstAll?.includes(filter))) return false;
    const asked = told.map(({ params }) => membersIn(params[filter]));
    return (
      asked.every((names) => names.length > 0) &&
      [...asked.flat(), ...shown].every((name) => members.includes(name))
    );
  };
  return within(payers, 'payers', 'payer') && within(organizations, 'organizations', 'organization');
}

/** `Medicaid and Medicare only`: what a question may be about, for people. */
export function scopeInWords({ payers, organizations }: Scope): string {
  const listed = [...(payers ?? []), ...(organizations ?? [])];
  return `${new Intl.ListFormat('en').format(listed)} only`;
}
