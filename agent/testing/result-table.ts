import { metricNamed } from '../../sql/read-metrics.ts';
import type { ResultColumn } from '../../sql/templates/define-template.ts';
import type { Disclosed, ResultTable, TemplateResult, Value } from '../../tools/answer.ts';

const LABELS = new Set(['payer', 'medication', 'quarter', 'age_bucket', 'organization', 'encounter_class']);

/** A column as templates declare it, by name. */
export function column(name: string): ResultColumn {
  if (name === 'month') return { name, label: 'Month', unit: 'month' };
  if (LABELS.has(name)) return { name, label: name, unit: 'text' };
  const metric = metricNamed(name.replace(/_(prior|change|change_pct)$/, ''));
  const unit = name.endsWith('_change_pct') ? 'percent' : metric.unit;
  return { name, label: metric.label, unit, better: metric.better };
}

/** A result written by hand; `'‡'` stands for a withheld cell. */
export function resultOf(
  template: string,
  params: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  rows: readonly (readonly (Value | '‡')[])[],
): TemplateResult {
  const table: ResultTable = {
    template,
    version: 1,
    params,
    columns: columns.map(column),
    rows: rows.map((row) => row.map((value) => (value === '‡' ? null : value))),
    withheld: rows.flatMap((row, index) =>
      row.flatMap((value, at): [number, string][] => (value === '‡' ? [[index, columns[at]!]] : [])),
    ),
  };
  return {
    table: table as Disclosed<ResultTable>,
    statement: { template, sql: 'select … from claims_by_payer', params: {}, resultHash: 'sha256:0' },
  };
}
