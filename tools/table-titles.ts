import type { Disclosed, ResultTable } from './answer.ts';
import type { PeriodParam } from './period-keys.ts';
import { periodText } from './period-text.ts';

/**
 * What the tables of one answer are called, in their order: the template's name, and the measure or the period where
 * two tables have the same name.
 *
 * @example ['payer share, 2025', 'payer share, 2024']
 */
export function tableTitles(tables: readonly Disclosed<ResultTable>[]): string[] {
  const names = tables.map(({ template }) => template.replaceAll('_', ' '));
  return tables.map(({ params }, i) => {
    const alike = tables.filter((_, j) => names[j] === names[i]);
    const differs = (name: string): boolean =>
      new Set(alike.map((other) => JSON.stringify(other.params[name]))).size > 1;
    const metric = differs('metric') ? [String(params['metric']).replaceAll('_', ' ')] : [];
    const period =
      differs('period') && params['period'] !== undefined
        ? [periodText(params['period'] as PeriodParam)]
        : [];
    return [names[i]!, ...metric, ...period].join(', ');
  });
}
