import type { ChartHint, TemplateDefinition } from '../../sql/templates/define-template.ts';
import type { ChartTable } from './chart-table.ts';
import { labelsIn } from './chart-table.ts';

/** Columns whose labels stand for members; other texts, such as an advice, describe a row. */
const DIMENSIONS = [
  ...['payer', 'medication', 'organization', 'provider', 'specialty', 'encounter_class'],
  ...['age_bucket', 'priority_bucket'],
  ...['location', 'procedure_group', 'diagnosis_group'],
  ...['condition', 'state', 'age_band', 'claim_type', 'fraud_flag'],
];

/** Parts of one whole that a stack without named values is made of. */
const PARTS = [
  ['payer_coverage', 'out_of_pocket'],
  ['payer_paid', 'patient_paid'],
] as const;

export interface ResolvedHint {
  readonly category: string | null;
  readonly series: string | null;
  readonly values: readonly string[];
}

function valuesOf(hint: ChartHint, view: ChartTable, template: TemplateDefinition): readonly string[] {
  if (hint.kind === 'bubble' && hint.x !== undefined && hint.y !== undefined)
    return [hint.x, hint.y, ...(hint.size === undefined ? [] : [hint.size])];
  const known = (hint.values ?? []).filter((name) => view.has(name));
  if (known.length > 0) return known;
  const parts =
    hint.kind === 'stacked-bar' ? PARTS.find((pair) => pair.every((name) => view.has(name))) : undefined;
  return parts ?? [template.primaryColumn(view.table.params)];
}

/**
 * What a hint leaves open, from the result's own columns: members are the category where none is named, and what is
 * told apart where a period has several rows; rows that share a member are named by all of their members.
 */
export function resolveHint(hint: ChartHint, view: ChartTable, template: TemplateDefinition): ResolvedHint {
  const values = valuesOf(hint, view, template);
  const members = DIMENSIONS.filter((name) => view.has(name));
  const named = (name: string | undefined): string | null =>
    name !== undefined && view.has(name) ? name : null;
  if (hint.kind === 'line')
    return { category: null, series: named(hint.series) ?? members[0] ?? null, values };
  const series = named(hint.series);
  const category = named(hint.category) ?? members.find((name) => name !== series) ?? null;
  const isRepeated = category !== null && labelsIn(view, category).length < view.rows.length;
  if (!isRepeated || series !== null) return { category, series, values };
  // A flag describes the provider it stands beside: it tells no two rows apart.
  const others = members.filter((name) => name !== category && name !== 'fraud_flag');
  return { category: [...others, category].join('+'), series, values };
}
