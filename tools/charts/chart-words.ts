import type { Basis, ResultColumn, Unit } from '../../sql/templates/define-template.ts';
import { formatDay, formatProse } from '../format-value.ts';
import { measureInWords } from '../measure-in-words.ts';
import type { PeriodParam } from '../period-keys.ts';
import { periodText } from '../period-text.ts';
import type { ChartRequest } from './chart-request.ts';
import type { ChartValue } from './chart-table.ts';
import { drawableText } from './drawable-text.ts';

export const WITHHELD_NOTE = '‡ Withheld to protect patients; not zero.';
export const WITHHELD_LABEL = '‡ withheld';

const UNITS: Readonly<Record<Unit, string>> = {
  usd: 'USD',
  percent: '%',
  days: 'days',
  count: '',
  ratio: '',
  score: '',
  text: '',
  month: '',
};

const BASIS: Readonly<Record<Basis, string>> = {
  service: 'by service date',
  prescription_start: 'by prescription start',
  as_of: '',
  none: '',
};

/** `Net variance (USD)`; a label that says its unit is not told twice. */
export function measureWithUnit({ label, unit }: ResultColumn): string {
  const words = UNITS[unit];
  return words === '' || label.includes('%') || label.toLowerCase().includes(words)
    ? label
    : `${label} (${words})`;
}

/** `number of claims`, as it reads inside a title. */
export const inWords = ({ name, label }: ResultColumn): string => measureInWords(name, label);

/** A value inside a chart, rounded for reading. */
export function drawnValue(value: ChartValue, unit: Unit): string {
  if (value.state === 'withheld') return WITHHELD_LABEL;
  return formatProse(value.state === 'shown' ? value.value : null, unit);
}

/** A value inside alternative text, where `withheld` needs no mark. */
export const toldValue = (value: ChartValue, unit: Unit): string =>
  value.state === 'withheld' ? 'withheld' : drawnValue(value, unit);

const FILTERS = ['payers', 'medications', 'organizations', 'specialties', 'encounter_classes'];

/** `October–December 2025, by service date · Medicaid only`: when, by which calendar, and of whom. */
export function scopeOf({ view, template, manifest }: ChartRequest): string {
  const { params } = view.table;
  const basis = template.basisFor?.(params) ?? template.basis;
  const period = params['period'] === undefined ? null : periodText(params['period'] as PeriodParam);
  const compare = params['compare'] === undefined ? null : periodText(params['compare'] as PeriodParam);
  const when =
    period === null
      ? basis === 'as_of'
        ? `as of ${formatDay(manifest.asOf)}`
        : ''
      : compare === null
        ? period
        : `${period} against ${compare}`;
  const dated = [when, BASIS[basis]].filter((part) => part !== '').join(', ');
  const filters = FILTERS.flatMap((filter) => {
    const members = Array.isArray(params[filter]) ? (params[filter] as string[]) : [];
    if (members.length === 0) return [];
    return members.length > 3
      ? [`${members.length} ${filter.replaceAll('_', ' ')}`]
      : members.map(drawableText);
  });
  const only = filters.length === 0 ? '' : `${filters.join(', ')} only`;
  return [dated, only].filter((part) => part !== '').join(' · ');
}

/** The line beneath a title: metric and unit, then when, by which calendar and of whom. */
export function subtitleOf(what: string, request: ChartRequest): string {
  const scope = scopeOf(request);
  return scope === '' ? what : `${what} · ${scope}`;
}
