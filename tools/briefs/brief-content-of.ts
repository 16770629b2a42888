import { metricNamed } from '../../sql/read-metrics.ts';
import { canonicalHash, canonicalJson } from '../canonical-json.ts';
import { formatDay, formatValue } from '../format-value.ts';
import { releaseSource } from '../release-source.ts';
import type { BriefContent } from './brief-content.ts';
import type { BriefScope } from './brief-scope.ts';
import type { BriefDefinition, BriefResults } from './define-brief.ts';
import type { Reading } from './read-result.ts';

const BASIS: Readonly<Record<string, string>> = {
  payers: 'Claims count in the month of service.',
  coverage: 'Medications count in the month a prescription starts.',
  receivables: 'Receivables are as of the release’s date, by days since service.',
};

const BILLING_BASIS =
  'Claims count in the month of service, as the last version of each in the billing files says.';

const readings = (results: BriefResults): Reading[] =>
  Object.values(results).flatMap((reading) => (reading === undefined ? [] : [reading]));

/** How many cells of the results are withheld: the same words as every answer's. */
function withheldNote(results: BriefResults): string[] {
  const tables = readings(results).map(({ result }) => result.table);
  const withheld = tables.reduce((count, table) => count + table.withheld.length, 0);
  if (withheld === 0) return [];
  const cells = tables.reduce(
    (count, { rows, columns }) =>
      count + rows.length * columns.filter(({ unit }) => unit !== 'text' && unit !== 'month').length,
    0,
  );
  return [
    `‡ Withheld to protect patients (${formatValue(withheld, 'count')} of ${formatValue(cells, 'count')} cells). Totals include them. Try a longer period or a wider group.`,
  ];
}

/** Hash over the hashes of all results, in the order they were asked for. */
function resultHashOf(results: BriefResults): string {
  return canonicalHash(
    Object.entries(results).map(([name, reading]) => [name, reading?.result.statement.resultHash ?? null]),
  );
}

function provenanceOf(results: BriefResults, scope: BriefScope): string[] {
  const { request, manifest } = scope;
  const templates = new Map<string, number>();
  for (const { result } of readings(results)) templates.set(result.table.template, result.table.version);
  const named = [...templates].map(([name, version]) => `${name} v${version}`).sort();
  const { period, payers, audience, kind } = request;
  return [
    `Release ${manifest.id}, data through ${formatDay(manifest.asOf)}. Templates: ${named.join(', ')}. Parameters: ${canonicalJson({ kind, audience, period, payers })}.`,
    `Results ${resultHashOf(results)}. Made by payerscope ${request.program}; “payerscope verify FILE.pdf” makes it again and compares.`,
  ];
}

/** Every word and figure of a brief, from the results of its calls. */
export function briefContentOf(
  definition: BriefDefinition,
  results: BriefResults,
  scope: BriefScope,
): BriefContent {
  const { manifest, request } = scope;
  const { defines, notes, ...body } = definition.compose(results, scope);
  const definitions = defines.map((name) => {
    const { label, formula } = metricNamed(name);
    return `${label}: ${formula}.`;
  });
  const only = request.payers.length === 0 ? '' : `, ${request.payers.join(', ')} only`;
  return {
    ...body,
    title: definition.title,
    strapline: definition.strapline,
    source: manifest.source.title,
    period: scope.when.replace(/^as of/, 'As of') + only,
    method: [
      releaseSource(manifest) === 'billing' ? BILLING_BASIS : BASIS[request.kind]!,
      ...(manifest.thresholds.person === 'claim'
        ? ['The billing files name no patient: a claim stands for a person.']
        : []),
      ...(scope.prior === null
        ? []
        : [`Changes are against ${scope.priorShort}, the period of the same length before.`]),
      ...notes,
      ...withheldNote(results),
      ...definitions,
    ],
    provenance: provenanceOf(results, scope),
    footer: `Masked aggregates only: no patient rows, no group of fewer than ${manifest.thresholds.count}. Release ${manifest.id}`,
  };
}
