import { metricNamed } from '../../../sql/read-metrics.ts';
import type { ResultColumn } from '../../../sql/templates/define-template.ts';
import { smallManifest } from '../../../sql/templates/testing/small-release.ts';
import type { Disclosed, ResultTable, Value } from '../../answer.ts';
import type { ReleaseManifest } from '../../release-manifest.ts';

const TEXTS = new Set(['payer', 'medication', 'age_bucket', 'organization']);
const TIMES = new Set(['month', 'quarter', 'year']);

function column(name: string): ResultColumn {
  if (TEXTS.has(name))
    return { name, label: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, unit: 'text' };
  if (TIMES.has(name))
    return { name, label: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, unit: 'month' };
  const { label, unit, better } = metricNamed(name.replace(/_(prior|change|change_pct)$/, ''));
  return { name, label, unit: name.endsWith('_change_pct') ? 'percent' : unit, better };
}

/** A result written by hand; `'‡'` stands for a withheld cell. What the program draws comes out of a release. */
export function chartResult(
  template: string,
  params: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  rows: readonly (readonly (Value | '‡')[])[],
): Disclosed<ResultTable> {
  const table: ResultTable = {
    template,
    version: 1,
    params,
    columns: columns.map(column),
    rows: rows.map((row) => row.map((value) => (value === '‡' ? null : value))),
    withheld: rows.flatMap((row, at) =>
      row.flatMap((value, place): [number, string][] => (value === '‡' ? [[at, columns[place]!]] : [])),
    ),
  };
  return table as Disclosed<ResultTable>;
}

/** A release of ten payers, data through December 2025. */
export const chartManifest: ReleaseManifest = {
  ...smallManifest,
  members: {
    ...smallManifest.members,
    payer: [
      ...['Aetna', 'Anthem', 'Blue Cross Blue Shield', 'Cigna Health', 'Dual Eligible', 'Humana', 'Medicaid'],
      ...['Medicare', 'No insurance', 'UnitedHealthcare'],
    ],
  },
};

export const YEAR = { period: { from: '2025-01', to: '2025-12' } };
export const SPRING = { period: { from: '2025-01', to: '2025-06' } };
