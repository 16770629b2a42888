import type { BuildReport } from '../../application.ts';
import { inert } from './inert.ts';
import type { Screen } from './screen.ts';
import { renderGrid } from './table.ts';
import { words, wrap } from './wrap.ts';

/** Share of `part` in `all` as `12.3`; nothing of nothing is 0. */
function percent(part: number, all: number): string {
  return (all === 0 ? 0 : (part / all) * 100).toFixed(1);
}

interface FamilyTotals {
  readonly family: string;
  readonly cells: number;
  readonly withheld: number;
}

function byFamily(withheld: BuildReport['withheld']): FamilyTotals[] {
  const totals = new Map<string, FamilyTotals>();
  for (const entry of withheld) {
    const { cells, withheld: so } = totals.get(entry.family) ?? { cells: 0, withheld: 0 };
    totals.set(entry.family, {
      family: entry.family,
      cells: cells + entry.cells,
      withheld: so + entry.withheld,
    });
  }
  return [...totals.values()];
}

/** One line of the import log, its own indent kept: reasons stand below their file. */
function importLine(line: string, width: number): string[] {
  const first = ' '.repeat(2 + /^ */.exec(line)![0].length);
  return wrap(words(inert(line)), width, { first, rest: `${first}  ` });
}

/** What a build published: the release, how long it took, what is withheld per family, what was imported. */
export function renderBuildReport(report: BuildReport, screen: Screen): string {
  const { palette, textColumns } = screen;
  const seconds = report.steps.reduce((sum, step) => sum + step.seconds, 0);
  const families = byFamily(report.withheld);
  const lines = [
    ...wrap(
      words(`Published ${inert(report.releaseId)} in ${seconds.toFixed(1)} s`, palette.strong),
      textColumns,
    ),
    '',
    ...renderGrid(
      [
        { header: 'Family', align: 'left', cells: families.map(({ family }) => inert(family)) },
        { header: 'Cells', align: 'right', cells: families.map(({ cells }) => String(cells)) },
        {
          header: 'Withheld %',
          align: 'right',
          cells: families.map(({ cells, withheld }) => percent(withheld, cells)),
        },
      ],
      screen,
    ),
    '',
    palette.strong('Import log'),
    ...report.importLog
      .trimEnd()
      .split('\n')
      .flatMap((line) => importLine(line, textColumns)),
    '',
    ...wrap(words(`Release: ${inert(report.path)}`, palette.dim), textColumns),
    ...wrap(
      words('Ask: payerscope ask "Which payer underpaid us most last quarter?"', palette.dim),
      textColumns,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
