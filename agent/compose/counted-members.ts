import { type Draft, inPeriod } from './draft.ts';
import { pluralOf } from './plural-of.ts';
import { isLimited, type ResultView } from './result-view.ts';

/** What tells that a member is there at all, by what is counted. */
const PRESENCE: Readonly<Record<string, string>> = {
  total_claims: 'claims',
  prescriptions: 'prescriptions',
  open_claims: 'open claims',
};

/**
 * How many members a table lists, before what its own composer finds in them. Members folded into one row count
 * as one, and the headline names that row; whoever has a published zero is not there; a list that may be cut says so.
 */
export function countedMembers(view: ResultView, draft: Draft): Draft {
  const { active: members, params } = view;
  const labels = new Set(members.map((row) => row.text(view.memberColumn)));
  // A table by two dimensions lists a member more than once.
  if (members.length === 0 || labels.size < members.length) return draft;
  const t = `t${view.index}`;
  const names = pluralOf(view.memberColumn.replaceAll('_', ' '), members.length);
  const only = view.only === null ? '' : ` (${view.only} only)`;
  const folded = members.filter((row) => /^(?:Other |No insurance$)/.test(row.text(view.memberColumn)));
  const among = folded.length === 0 ? '' : `, ${folded.map((row) => row.label()).join(' and ')} among them`;
  const limited = isLimited(view);
  const isCut = view.members.length === params['limit'];
  const column = Object.keys(PRESENCE).find((name) => view.column(name) !== undefined);
  const found =
    limited && !isCut
      ? `{{count(${t})}} ${names} shown${only} ${members.length === 1 ? 'is' : 'are'} within that limit`
      : isCut
        ? `The first {{count(${t})}} ${names}${only} are listed here`
        : column !== undefined
          ? `{{count(${t})}} ${names}${only} with ${PRESENCE[column]}`
          : `{{count(${t})}} ${names}${only} ${members.length === 1 ? 'is' : 'are'} listed`;
  const other = (view.manifest.members[view.memberColumn] ?? []).find((label) => label.startsWith('Other '));
  // Under a limit the row of all others may be missing because it is beyond it.
  const isTracked = other !== undefined && !labels.has(other) && view.only === null && !limited;
  const tracked = isTracked ? ' among those tracked' : '';
  const rest = draft.headline === '' ? [] : [`${draft.headline}.`];
  return {
    ...draft,
    headline: `${found}${inPeriod(view)}${tracked}${among}${isCut ? '; there may be more' : ''}`,
    sentences: [...rest, ...draft.sentences],
  };
}
