import { inert } from '../../../tools/inert.ts';
import type { BuildReport } from '../../application.ts';
import { askCommand } from './ask-command.ts';
import type { Screen } from './screen.ts';
import { renderGrid } from './table.ts';
import { words, wrap } from './wrap.ts';

type Withheld = BuildReport['withheld'][number];

/** Measures that are masked alike are read together. */
const GROUPS: readonly { readonly header: string; readonly kinds: readonly Withheld['kind'][] }[] = [
  { header: 'Counts %', kinds: ['count'] },
  { header: 'Exceptions %', kinds: ['part'] },
  { header: 'Dollars %', kinds: ['dollars'] },
  { header: 'All %', kinds: ['count', 'part', 'dollars'] },
];

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Withheld share as `12.3`; a dash where there is nothing of the kind. */
function share(entries: readonly Withheld[]): string {
  const cells = sum(entries.map((entry) => entry.cells));
  const withheld = sum(entries.map((entry) => entry.withheld));
  return cells === 0 ? '–' : ((withheld / cells) * 100).toFixed(1);
}

/** One row per family: published cells, and how many of each kind of measure are withheld. */
function withheldTable(withheld: readonly Withheld[], screen: Screen): string[] {
  const families = [...new Set(withheld.map(({ family }) => family))];
  const of = (family: string, kinds: readonly Withheld['kind'][]): Withheld[] =>
    withheld.filter((entry) => entry.family === family && kinds.includes(entry.kind));
  const cellsOf = (family: string): number =>
    sum(withheld.filter((entry) => entry.family === family).map(({ cells }) => cells));
  return renderGrid(
    [
      {
        header: 'Family',
        align: 'left',
        cells: families.map((family) => inert(family.replaceAll('_', ' '))),
      },
      {
        header: 'Cells',
        align: 'right',
        cells: families.map((family) => String(cellsOf(family)).replace(/\B(?=(\d{3})+$)/g, ',')),
      },
      ...GROUPS.map(({ header, kinds }) => ({
        header,
        align: 'right' as const,
        cells: families.map((family) => share(of(family, kinds))),
      })),
    ],
    screen,
  );
}

/** One line of the import log, its own indent and columns kept: reasons stand below their file. */
function importLine(line: string, width: number): string[] {
  const first = ' '.repeat(2 + /^ */.exec(line)![0].length);
  const shown = inert(line.trim());
  return shown.length + first.length <= width
    ? [first + shown]
    : wrap(words(shown), width, { first, rest: `${first}  ` });
}

/** What to ask first of a release with a family, where it is another question than usual. */
const FIRST_QUESTIONS: readonly (readonly [family: string, question: string])[] = [
  ['submissions_by_payer', 'Which payer rejected us most last quarter?'],
  ['reimbursements_by_claim_type', 'What did Medicare reimburse last quarter?'],
];

/** What a build published: the release, how long each step took, what was imported, what is withheld. */
export function renderBuildReport(report: BuildReport, screen: Screen): string {
  const { palette, textColumns } = screen;
  const seconds = sum(report.steps.map((step) => step.seconds));
  const steps = report.steps.map((step) => `${inert(step.name)} ${step.seconds.toFixed(1)} s`).join(' · ');
  const lines = [
    ...wrap(
      words(`Published ${inert(report.releaseId)} in ${seconds.toFixed(1)} s`, palette.strong),
      textColumns,
    ),
    ...wrap(words(steps, palette.dim), textColumns),
    ...(report.cost === undefined
      ? []
      : wrap(words(`In Snowflake: ${inert(report.cost)}`, palette.dim), textColumns)),
    '',
    palette.strong('Imported'),
    ...report.importLog
      .trimEnd()
      .split('\n')
      .flatMap((line) => importLine(line, textColumns)),
    '',
    palette.strong('Withheld to protect patients'),
    ...withheldTable(report.withheld, screen),
    '',
    ...wrap(words(`Release: ${inert(report.path)}`, palette.dim), textColumns),
    '',
    palette.dim('Ask next:'),
    ...askCommand(
      FIRST_QUESTIONS.find(([name]) => report.withheld.some(({ family }) => family === name))?.[1] ??
        'Which payer underpaid us most last quarter?',
      null,
      screen,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
