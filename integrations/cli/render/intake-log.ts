import type { IntakeLog } from '../../intake/process/intake-log.ts';
import { intakeReport } from '../../intake/report/intake-report.ts';
import type { Screen } from './screen.ts';
import { renderGrid } from './table.ts';
import { words, wrap } from './wrap.ts';

/** Everything that happened to the rows of one billing file, as tables for people. */
export function renderIntakeLog(log: IntakeLog, screen: Screen): string[] {
  const { palette, textColumns } = screen;
  const { title, subtitle, sections } = intakeReport(log);
  return [
    ...wrap(words(title, palette.strong), textColumns),
    ...wrap(words(subtitle, palette.dim), textColumns),
    ...sections.flatMap((section) => [
      '',
      palette.strong(section.title),
      ...renderGrid(section.columns, screen),
    ]),
  ];
}
