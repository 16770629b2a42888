import { metricNamed, termNamed } from '../read-metrics.ts';
import type { ResultColumn } from './define-template.ts';

/** Columns of calendar periods: keys in rows (`2025-03`, `2025-Q1`, `2025`), words wherever people read. */
const TIMES = new Set(['month', 'quarter', 'year']);

/** A column of labels, such as `payer`; its name is a term of the glossary. */
export function labelColumn(name: string): ResultColumn {
  return { name, label: termNamed(name).label, unit: TIMES.has(name) ? 'month' : 'text' };
}

/** A column of values; label, unit and good direction come from the glossary. */
export function metricColumn(name: string): ResultColumn {
  const { label, unit, better } = metricNamed(name);
  return { name, label, unit, better };
}

/** The four columns of a comparison; a change between percentages is in points. */
export function comparisonColumns(name: string): ResultColumn[] {
  const { label, unit, better } = metricNamed(name);
  return [
    { name, label, unit, better },
    { name: `${name}_prior`, label: `${label}, prior`, unit, better },
    { name: `${name}_change`, label: unit === 'percent' ? 'Change (points)' : 'Change', unit, better },
    { name: `${name}_change_pct`, label: 'Change %', unit: 'percent', better },
  ];
}

/** Whether a column holds labels: only the others can be withheld. */
export function isLabel(column: ResultColumn): boolean {
  return column.unit === 'text' || column.unit === 'month';
}
