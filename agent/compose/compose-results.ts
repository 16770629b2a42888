import type { TemplateDefinition } from '../../sql/templates/define-template.ts';
import { templateNamed } from '../../sql/templates/index.ts';
import type { TemplateResult } from '../../tools/answer.ts';
import { formatDay, formatMonth } from '../../tools/format-value.ts';
import type { PeriodParam } from '../../tools/period-keys.ts';
import { periodText } from '../../tools/period-text.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { Evidence } from '../ground/grounding.ts';
import { inertMarkdown } from '../inert-markdown.ts';
import type { TemplateCall } from '../plan.ts';
import type { ReferableTable } from '../resolve-reference.ts';
import { claimsNote } from './claims-note.ts';
import { countedMembers } from './counted-members.ts';
import { countedPersonNote } from './counted-person-note.ts';
import { type Composer, inPeriod } from './draft.ts';
import { immatureNote } from './immature-note.ts';
import { lateOrdersNote } from './late-orders-note.ts';
import { laterDecisionsNote } from './later-decisions-note.ts';
import { readAs } from './read-as.ts';
import { composerFor } from './registry.ts';
import { createResultView, isLimited, namedMembers } from './result-view.ts';
import { suggest, suggestLonger } from './suggest.ts';
import { isWhollyWithheld, withheldNote } from './withheld-note.ts';

/** How many sentences of the first result, and of each further one, an answer carries. */
const SENTENCES_FIRST = 4;
const SENTENCES_FURTHER = 1;

/** What code writes about results: texts by reference, everything else ready to show. */
export interface Composed {
  readonly headline: string;
  readonly text: string;
  readonly readAs: string;
  readonly caveats: string[];
  readonly suggestions: string[];
}

/** Results with their periods in words, as texts refer to them. */
function referableTables(results: readonly TemplateResult[]): ReferableTable[] {
  return results.map(({ table }) => {
    const words = (key: string) =>
      table.params[key] === undefined ? null : periodText(table.params[key] as PeriodParam);
    return { table, period: words('period'), compare: words('compare') };
  });
}

/** What a text about these results is checked against. */
export function evidenceFor(results: readonly TemplateResult[], manifest: ReleaseManifest): Evidence {
  const tables = referableTables(results);
  const dates = [formatDay(manifest.asOf), formatMonth(manifest.dataFrom), formatMonth(manifest.dataThrough)];
  const periods = tables.flatMap(({ period, compare }) => [period, compare]).filter((text) => text !== null);
  const named = results.flatMap(({ table }) => namedMembers(table.params));
  return {
    tables,
    members: manifest.members,
    phrases: [
      ...dates,
      ...periods,
      ...named,
      ...named.map(inertMarkdown),
      inertMarkdown(manifest.source.title),
    ],
  };
}

const withheldDraft: Composer = ({ title, hasPeriod, period, only }) => ({
  headline: `${title}${only === null ? '' : ` for ${only}`}${hasPeriod ? ` for ${period}` : ''}: every value is withheld to protect patients`,
  sentences: [],
});

const emptyDraft: Composer = (view) => {
  const { title, hasPeriod, period, memberColumn } = view;
  // Whoever is withheld is not listed under a limit, and may be within it.
  return {
    headline:
      memberColumn !== '' && isLimited(view)
        ? `No ${memberColumn.replaceAll('_', ' ')} shown is within that limit${inPeriod(view)}`
        : `${title}${hasPeriod ? ` for ${period}` : ''}: there is nothing to list`,
    sentences: [],
  };
};

/** The first release of a chain knows of no change yet, and later ones may know of none in a period. */
const unchangedDraft: Composer = (view) => ({
  ...emptyDraft(view),
  sentences: [
    'A change to a published month stands in the release after the one that published it; this release lists none here.',
  ],
});

/** What is empty until a later release knows of changes. */
const ARRIVING: ReadonlySet<TemplateDefinition['fact']> = new Set([
  'late',
  'decisions',
  'changed_reimbursements',
]);

/** Every count is a published zero: there is nothing to rank or to measure. */
const idleDraft: Composer = (view) => {
  const [row, ...others] = view.members;
  const counted = view.column('prescriptions') === undefined ? 'claims' : 'prescriptions';
  const who = row?.hasLabel && others.length === 0 ? `${row.label()} has` : 'There are';
  return { headline: `${who} no ${counted}${inPeriod(view)}`, sentences: [] };
};

/**
 * Writes an answer from its results, template by template: the first result gives the headline, further ones
 * add their own finding. Texts refer to values; they are grounded and resolved afterwards, as a model's are.
 */
export function composeResults(
  calls: readonly TemplateCall[],
  results: readonly TemplateResult[],
  manifest: ReleaseManifest,
  notes: readonly string[] = [],
): Composed {
  const tables = referableTables(results);
  const drafts = tables.map((referable, index) => {
    const { table } = referable;
    const template = templateNamed(table.template)!;
    const view = createResultView(referable, {
      index,
      manifest,
      title: template.title,
      primary: template.primaryColumn(table.params),
      focus: calls[index]?.focus ?? [],
      seeks: calls[index]?.seeks,
      extreme: calls[index]?.extreme,
    });
    const composer =
      table.rows.length === 0
        ? ARRIVING.has(template.fact)
          ? unchangedDraft
          : emptyDraft
        : isWhollyWithheld(table)
          ? withheldDraft
          : table.template !== 'data_freshness' && view.members.length > 0 && view.active.length === 0
            ? idleDraft
            : composerFor(table.template);
    const draft = composer(view);
    return calls[index]?.counts === true ? countedMembers(view, draft) : draft;
  });
  const [first, ...further] = drafts;
  const paragraphs = [
    first?.sentences.slice(0, SENTENCES_FIRST).join(' ') ?? '',
    ...further.map(({ headline, sentences }) =>
      [`${headline}.`, ...sentences.slice(0, SENTENCES_FURTHER)].join(' '),
    ),
  ];
  const note = withheldNote(results.map(({ table }) => table));
  const frozen = [
    immatureNote(results, manifest),
    lateOrdersNote(results, manifest),
    laterDecisionsNote(results, manifest),
    countedPersonNote(manifest),
    claimsNote(results, manifest),
  ];
  const [call] = calls;
  const firstTable = results[0]!.table;
  const lead = leadOf(first?.headline ?? '', firstTable);
  return {
    headline: first?.headline ?? '',
    text: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'),
    readAs: results
      .map(({ table }) => readAs(templateNamed(table.template)!, table.params, manifest.asOf))
      .join('; then '),
    caveats: [
      ...(note === null ? [] : [note]),
      ...notes,
      ...new Set(drafts.flatMap(({ caveats = [] }) => caveats)),
      ...frozen.filter((one) => one !== null),
    ],
    suggestions:
      call === undefined
        ? []
        : isWhollyWithheld(firstTable)
          ? suggestLonger(call, manifest)
          : suggest(call, lead, manifest),
  };
}

/** The payer a headline puts first, as it is called in the release: what a follow-up is about. */
function leadOf(headline: string, table: TemplateResult['table']): string | null {
  const row = /\{\{t0\[#(\d+)\]\.payer\}\}/.exec(headline)?.[1];
  const at = table.columns.findIndex(({ name }) => name === 'payer');
  const label = row === undefined ? undefined : table.rows[Number(row)]?.[at];
  return typeof label === 'string' && !/^All( |$)/.test(label) ? label : null;
}
