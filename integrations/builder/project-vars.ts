import type { DisclosurePolicy } from '../../tools/disclosure/policy.ts';
import { type DataWindow, MONTH_DEPTH } from './data-window.ts';
import type { FormatName } from './service-days.ts';

/**
 * The variables of the dbt project that a build sets; the others keep the values of `sql/dbt_project.yml`.
 *
 * @param asOf last day covered, `YYYY-MM-DD`
 * @param policy a member tracked by name has as many patients as a cell must have
 * @param isFirstRelease whether nothing is frozen yet
 */
export function projectVars(
  asOf: string,
  { months }: DataWindow,
  { minimumPeople }: DisclosurePolicy,
  format: FormatName = 'synthea',
  isFirstRelease = false,
) {
  return {
    as_of: asOf,
    window_months: months,
    month_depth: MONTH_DEPTH,
    minimum_people: minimumPeople,
    source_format: format,
    is_first_release: isFirstRelease,
  };
}
