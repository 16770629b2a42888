import { isLabel } from '../../sql/templates/result-columns.ts';
import type { ResultTable } from '../../tools/answer.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { TemplateCall } from '../plan.ts';
import { isActive } from '../table-activity.ts';

type Range = { readonly from: string; readonly to: string };

const yearRange = (from: number, to: number): Range => ({ from: `${from}-01`, to: `${to}-12` });

/** The published calendar years: the last one, the last two, all. */
function publishedYears({ dataFrom, dataThrough }: ReleaseManifest): Range[] {
  const first = Number(dataFrom.slice(0, 4)) + (dataFrom.endsWith('-01') ? 0 : 1);
  const last = Number(dataThrough.slice(0, 4)) - (dataThrough.endsWith('-12') ? 0 : 1);
  return [last, last - 1, first].filter((year) => year >= first).map((year) => yearRange(year, last));
}

/** The same figures without a split or ranking: what a group as a whole shows. */
function asWhole({ template, params }: TemplateCall): TemplateCall[] {
  const {
    payers: _payers,
    medications: _medications,
    limit: _limit,
    order: _order,
    organizations: _organizations,
    providers: _providers,
    specialties: _specialties,
    encounter_classes: _classes,
    age_buckets: _ages,
    above: _above,
    at_least: _atLeast,
    below: _below,
    at_most: _atMost,
    metric,
    ...rest
  } = params;
  switch (template) {
    case 'payer_ranking':
      return [{ template: 'payer_scorecard', params: rest }];
    case 'top_medications':
    case 'coverage_rate_by_payer':
      return [{ template: 'coverage_summary', params: rest }];
    case 'payments_trend':
    case 'period_comparison':
      return [{ template, params: { ...rest, metric, split: 'none' } }];
    case 'receivables_summary':
      return [{ template, params: {} }];
    default:
      return [{ template, params: metric === undefined ? rest : { ...rest, metric } }];
  }
}

/**
 * Calls that ask for the same with a wider group or a longer period, the nearest first. Whether they show more
 * is for the release to say.
 */
export function widerCalls(call: TemplateCall, manifest: ReleaseManifest): TemplateCall[] {
  const { template, params } = call;
  const base = { template, params };
  // A comparison keeps its two periods: only the group is widened.
  const longer = (one: TemplateCall): TemplateCall[] =>
    one.params['period'] === undefined || one.params['compare'] !== undefined
      ? []
      : publishedYears(manifest).map((period) => ({
          ...one,
          params: {
            ...one.params,
            period,
            ...(one.template === 'payments_trend' ? { grain: 'year' } : {}),
          },
        }));
  const whole = asWhole(base);
  const all = [...whole, ...longer(base), ...whole.flatMap(longer)];
  const seen = new Set([JSON.stringify(base)]);
  return all.filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key);
  });
}

/** Columns that count what a row rests on say by themselves whether a zero means anything. */
const counts = ({ columns }: ResultTable): boolean =>
  columns.some(({ name }) => ['total_claims', 'prescriptions', 'open_claims'].includes(name));

/** Whether the column an answer speaks of has any value to show in a row with anything in it. */
export function showsAnything(table: ResultTable, primary: string): boolean {
  const at = table.columns.findIndex(({ name }) => name === primary);
  const counted = counts(table);
  return table.rows.some((row, index) => {
    const value = row[at];
    return isActive(table, index) && value != null && (counted || value !== 0);
  });
}

/** Whether more than half of a result is withheld: what it leads on to may be withheld as well. */
export function isMostlyWithheld({ rows, columns, withheld }: ResultTable): boolean {
  const values = columns.filter((column) => !isLabel(column)).length;
  return withheld.length * 2 > rows.length * values;
}
