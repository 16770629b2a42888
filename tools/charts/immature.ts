import type { TemplateDefinition } from '../../sql/templates/define-template.ts';
import type { Period, ResultTable } from '../answer.ts';
import { IMMATURE_MONTHS } from '../immature-months.ts';
import {
  monthNumber,
  monthOf,
  monthsOfKey,
  normalisePeriods,
  type PeriodParam,
  periodsOverlap,
} from '../period-keys.ts';
import { monthText } from '../period-text.ts';
import type { ReleaseManifest } from '../release-manifest.ts';

const firstOpen = ({ dataThrough }: ReleaseManifest): string =>
  monthOf(monthNumber(dataThrough) - IMMATURE_MONTHS + 1);

/** Whether a result counts claims by the month of service, which are paid over the months that follow. */
export function paysLate(template: TemplateDefinition, table: ResultTable): boolean {
  return template.fact === 'claims' && (template.basisFor?.(table.params) ?? template.basis) === 'service';
}

/** Whether some months of services were still being paid when they were published. */
export function isImmature(months: Period, manifest: ReleaseManifest): boolean {
  if (periodsOverlap(months, { from: firstOpen(manifest), to: manifest.dataThrough })) return true;
  return manifest.frozen.some(({ period, asOf }) => {
    const known = monthsOfKey(period);
    return (
      known !== undefined &&
      periodsOverlap(months, known) &&
      monthNumber(known.to) > monthNumber(asOf) - IMMATURE_MONTHS
    );
  });
}

/** What hollow points of a chart over time stand for. */
export function hollowNote(manifest: ReleaseManifest): string {
  return `○ Still being paid when published; services since ${monthText(firstOpen(manifest))} still are.`;
}

/** Says of a result over whole periods that some of its months were immature; nothing where none were. */
export function immatureNotes(
  template: TemplateDefinition,
  table: ResultTable,
  manifest: ReleaseManifest,
): string[] {
  if (!paysLate(template, table)) return [];
  const ranges = ['period', 'compare'].flatMap((name) =>
    table.params[name] === undefined ? [] : normalisePeriods(table.params[name] as PeriodParam),
  );
  const open = ranges.filter((range) => isImmature(range, manifest));
  if (open.length === 0) return [];
  return open.some((range) => range.to >= firstOpen(manifest))
    ? [`Services since ${monthText(firstOpen(manifest))} are still being paid.`]
    : ['Some of these services were still being paid when first published.'];
}
