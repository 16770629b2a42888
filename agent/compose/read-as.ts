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

const FAMILY_BASIS: Readonly<Record<string, Basis>> = {
  prescriptions: 'prescription_start',
  dispenses: 'prescription_start',
  total_medication_cost: 'prescription_start',
  payer_coverage: 'prescription_start',
  out_of_pocket: 'prescription_start',
  coverage_rate: 'prescription_start',
};

/** The calendar a call counts by: a comparison of a coverage metric counts by prescription start. */
function basisOf(template: TemplateDefinition, params: Readonly<Record<string, unknown>>): Basis {
  return template.basis === 'service'
    ? (FAMILY_BASIS[String(params['metric'])] ?? 'service')
    : template.basis;
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
  const basis = basisOf(template, params);
  const parts = [template.title];
  if (params['metric'] !== undefined)
    parts.push(` ${params['order'] === undefined ? 'of' : 'by'} ${measureInWords(String(params['metric']))}`);
  if (params['grain'] !== undefined) parts.push(` by ${params['grain']}`);
  if (params['split'] === 'payer') parts.push(params['grain'] === undefined ? ' by payer' : ' and payer');
  if (params['order'] !== undefined) parts.push(`, ${params['order']} first`);
  if (params['period'] !== undefined) parts.push(` for ${periodText(params['period'] as PeriodParam)}`);
  if (params['compare'] !== undefined) parts.push(` against ${periodText(params['compare'] as PeriodParam)}`);
  if (basis === 'as_of') parts.push(` as of ${formatDay(asOf)}`);
  const words = BASIS_WORDS[basis];
  if (words !== null) parts.push(` (${words})`);
  const named = namedMembers(params);
  if (named.length > 0) parts.push(`, ${joinWords(named)} only`);
  return parts.join('');
}
