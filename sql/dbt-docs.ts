import { stringify } from 'yaml';
import type { Glossary } from './read-metrics.ts';
import type { TemplateDefinition } from './templates/define-template.ts';
import { formatOfSubject } from './templates/source-formats.ts';

/** How a unit is written in documentation; what counts nothing needs no unit. */
const UNIT: Readonly<Record<string, string>> = { usd: 'USD', percent: 'percent', days: 'days' };

/**
 * The glossary as dbt doc blocks, so that `dbt docs` says of a column what answers and `payerscope define` say.
 *
 * @returns the text of `sql/models/families/glossary.md`, a block per metric and term
 */
export function glossaryDocs({ metrics, terms }: Glossary): string {
  const block = (name: string, text: string): string => `{% docs ${name} %}\n${text}\n{% enddocs %}\n`;
  const blocks = [
    ...metrics.map(({ name, label, unit, formula, caveat }) => {
      const measured = UNIT[unit] === undefined ? '' : `, in ${UNIT[unit]}`;
      return block(
        name,
        `${label}${measured}: ${formula}.${caveat === undefined ? '' : ` ${caveat.replace(/\.?$/, '.')}`}`,
      );
    }),
    ...terms.map(({ name, label, definition }) => block(name, `${label}: ${definition}.`)),
  ];
  return ['<!-- Written by `npm run dbt-docs` from sql/metrics.yml: change it there. -->\n', ...blocks].join(
    '\n',
  );
}

/** What the builder adds when it publishes; no model of the project. */
const NO_MODEL = 'release_freshness';

const USUAL_FORMAT = 'synthea';

/** Families of some files are built for those files only; the usual ones need not be switched on. */
function enabledFor(subject: TemplateDefinition['subject']): { readonly enabled?: string } {
  const format = formatOfSubject(subject) ?? USUAL_FORMAT;
  return format === USUAL_FORMAT
    ? {}
    : { enabled: `{{ var('source_format', '${USUAL_FORMAT}') == '${format}' }}` };
}

/**
 * The vetted questions as dbt exposures: who reads which family.
 *
 * @returns the text of `sql/models/exposures.yml`, an exposure per template in the order of the list
 */
export function templateExposures(templates: readonly TemplateDefinition[]): string {
  const exposures = templates.map(({ name, title, description, subject, tables }) => ({
    name,
    label: title,
    type: 'analysis',
    maturity: 'high',
    description,
    owner: { name: 'Payerscope' },
    config: { tags: [subject], ...enabledFor(subject) },
    depends_on: tables.filter((table) => table !== NO_MODEL).map((table) => `ref('${table}')`),
  }));
  return [
    '# Written by `npm run dbt-docs` from sql/templates: every question the agent can ask of a release.',
    stringify({ version: 2, exposures }, { lineWidth: 110 }),
  ].join('\n');
}
