import type { Basis, TemplateDefinition } from '../../sql/templates/define-template.ts';
import { formatDay } from '../../tools/format-value.ts';
import { measureInWords } from '../../tools/measure-in-words.ts';
import type { PeriodParam } from '../../tools/period-keys.ts';
import { periodText } from '../../tools/period-text.ts';
import { joinWords, namedMembers } from './result-view.ts';

const BASIS_WORDS: Readonly<Record<Basis, string | null>> = {
  service: 'by service date',
  prescription_start: 'by prescription start',
  as_of: null,
  none: null,
};

const LIMITS: readonly (readonly [string, string])[] = [
  ['above', 'above'],
  ['at_least', 'at least'],
  ['below', 'below'],
  ['at_most', 'at most'],
];

/** What a title says a table can be by: which it is follows from the call. */
const GROUPS = / by (?:organization or encounter class|state or age|state, age or flag)$/;

/** `, only above 60`: limits on the metric a ranking is made by. */
function limitsInWords(params: Readonly<Record<string, unknown>>): string[] {
  return LIMITS.flatMap(([name, words]) =>
    params[name] === undefined ? [] : [`, only ${words} ${String(params[name])}`],
  );
}

/** `Share of total charges by payer`: what the parts are of. */
function shareInWords(template: TemplateDefinition, params: Readonly<Record<string, unknown>>): string {
  const whole = measureInWords(String(params['metric'])).replace(/^number of /, '');
  const [member] = template.columns(params);
  return `Share of ${whole}${params['by'] === undefined ? ` by ${member?.label.toLowerCase()}` : ''}`;
}

/**
 * What was understood, in one line, from validated params.
 *
 * @example 'Payer scorecard for January–March 2025 (by service date), Medicaid only'
 */
export function readAs(
  template: TemplateDefinition,
  params: Readonly<Record<string, unknown>>,
  asOf: string,
): string {
  const basis = template.basisFor?.(params) ?? template.basis;
  const parts = [template.title.replace(GROUPS, '')];
  if (template.name.endsWith('_share')) parts.splice(0, 1, shareInWords(template, params));
  else if (params['metric'] !== undefined)
    parts.push(` ${params['order'] === undefined ? 'of' : 'by'} ${measureInWords(String(params['metric']))}`);
  if (params['grain'] !== undefined) parts.push(` by ${params['grain']}`);
  const split = params['split'] ?? 'none';
  if (split !== 'none')
    parts.push(`${params['grain'] === undefined ? ' by' : ' and'} ${String(split).replaceAll('_', ' ')}`);
  if (params['by'] !== undefined) parts.push(` by ${String(params['by']).replaceAll('_', ' ')}`);
  if (params['of'] !== undefined) parts.push(` of ${String(params['of']).replaceAll('_', ' ')}`);
  // Shares stand largest first as a matter of course.
  const isUsual = template.name.endsWith('_share') && params['order'] === 'highest';
  if (params['order'] !== undefined && !isUsual) parts.push(`, ${params['order']} first`);
  if (params['period'] !== undefined) parts.push(` for ${periodText(params['period'] as PeriodParam)}`);
  if (params['compare'] !== undefined) parts.push(` against ${periodText(params['compare'] as PeriodParam)}`);
  if (basis === 'as_of') parts.push(` as of ${formatDay(asOf)}`);
  const words = BASIS_WORDS[basis];
  if (words !== null) parts.push(` (${words})`);
  parts.push(...limitsInWords(params));
  const named = namedMembers(params);
  if (named.length > 0) parts.push(`, ${joinWords(named)} only`);
  return parts.join('');
}
