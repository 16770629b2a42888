import type {
  AttackReport,
  Interval,
  MeasureReport,
  Narrowest,
  Violation,
} from '../../../evals/attack/attack-report.ts';
import { formatValue } from '../../../tools/format-value.ts';
import { inert } from '../../../tools/inert.ts';
import type { CellColumn } from '../../reading/table-cells.ts';
import type { Screen } from './screen.ts';
import { renderGrid } from './table.ts';
import { words, wrap } from './wrap.ts';

/** Violations printed in full; the rest is counted. */
const SHOWN = 20;

const whole = (count: number | null): string => (count === null ? '–' : formatValue(count, 'count'));
const end = (value: number | null): string =>
  value === null ? '?' : formatValue(Math.round(value), 'count');

function interval(found: Interval | null): string {
  return found === null ? '–' : `${end(found.from)} to ${end(found.to)}`;
}

/** The attack's report as people read it: facts × measures, what is narrowest where, violations, the verdict. */
export function renderAttack(report: AttackReport, screen: Screen): string[] {
  const { palette, textColumns } = screen;
  const rows = report.facts.flatMap(({ fact, measures }) => measures.map((one) => ({ fact, ...one })));
  const grids = report.facts.flatMap(({ fact, measures }) => [
    palette.strong(inert(fact)),
    ...renderGrid(measureColumns(measures), screen),
    '',
  ]);
  const where = rows.flatMap(({ fact, measure, narrowest }) =>
    narrowest === null
      ? []
      : wrap(words(inert(narrowestText(fact, measure, narrowest))), textColumns, { first: '• ', rest: '  ' }),
  );
  const text = (line: string) => wrap(words(inert(line)), textColumns, { first: '• ', rest: '  ' });
  const chain = report.releases.length > 1 ? ` together with ${report.releases.slice(1).join(', ')}` : '';
  const count = report.violations.length;
  const verdict = `${formatValue(count, 'count')} ${count === 1 ? 'violation' : 'violations'}`;
  return [
    palette.strong(inert(`Attack on ${report.releases[0]}${chain}`)),
    '',
    ...grids,
    ...(where.length > 0 ? [palette.strong('Narrowest intervals'), ...where, ''] : []),
    ...report.notes.flatMap(text),
    ...(report.judged
      ? []
      : [
          ...wrap(
            words('The truth is not at hand: withheld cells cannot be judged, only what is shown.'),
            textColumns,
          ),
          '',
        ]),
    ...report.violations
      .slice(0, SHOWN)
      .flatMap((one) => wrap(words(inert(violationText(one))), textColumns, { first: '✗ ', rest: '  ' })),
    ...(count > SHOWN ? [palette.dim(`and ${formatValue(count - SHOWN, 'count')} more`)] : []),
    count > 0 ? palette.bad(verdict) : palette.good(verdict),
  ];
}

function measureColumns(measures: readonly MeasureReport[]): CellColumn[] {
  const column = (
    header: string,
    align: 'left' | 'right',
    cell: (one: MeasureReport) => string,
  ): CellColumn => ({ header, align, cells: measures.map(cell) });
  return [
    column('Measure', 'left', ({ measure }) => inert(measure)),
    column('Cells', 'right', ({ cells }) => whole(cells)),
    column('Withheld', 'right', ({ withheld }) => whole(withheld)),
    column('Primary', 'right', ({ primaries }) => whole(primaries)),
    column('Compl.', 'right', ({ complements }) => whole(complements)),
    column('Narrowest', 'right', ({ narrowest }) => interval(narrowest)),
    column('Insider', 'right', ({ awareNarrowest }) => interval(awareNarrowest)),
    column('Leaks', 'right', ({ violations }) => whole(violations)),
  ];
}

function narrowestText(fact: string, measure: string, found: Narrowest): string {
  return `${fact} ${measure}: ${interval(found)} (${found.kind}; ${found.cell})`;
}

function violationText({ kind, fact, measure, family, cell, interval: found, required }: Violation): string {
  const what = [fact, measure].filter((name) => name !== '').join(' ');
  const where = [family, cell].filter((name) => name !== '').join(', ');
  const inferred = found === null ? '' : `${interval(found)} can be inferred; it `;
  return `${kind}: ${what}${where === '' ? '' : ` (${where})`}: ${inferred}${required}`;
}
