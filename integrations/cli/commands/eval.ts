import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Preparation } from '../../../evals/redteam/attempt.ts';
import type { RedTeamReport } from '../../../evals/redteam/red-team-report.ts';
import { compareReports } from '../../../evals/report/compare-reports.ts';
import { createReport, type EvalReport } from '../../../evals/report/eval-report.ts';
import { summaryOf } from '../../../evals/report/summary.ts';
import { openJournal } from '../../../evals/run/journal.ts';
import { chosenCases, runSuites } from '../../../evals/run/run-suites.ts';
import type { Subject } from '../../../evals/run/subject.ts';
import { canonicalHash } from '../../../tools/canonical-json.ts';
import { EXIT, PayerscopeError } from '../../../tools/errors.ts';
import { releaseSource } from '../../../tools/release-source.ts';
import type { Workspace } from '../../application.ts';
import { outputFormat } from '../../evals/eval-outputs.ts';
import { programIdentity, programName } from '../../evals/program-identity.ts';
import { readBaseline, requireSameFormat } from '../../evals/read-baseline.ts';
import { parseSuites, readSuiteTexts, type SuiteText } from '../../evals/suite-files.ts';
import { type CommandContext, notice } from '../context.ts';
import { createProgressLines } from '../render/progress-lines.ts';
import { checkWritable, writeOutputFile } from '../write-output-file.ts';
import { buildDemoFirst } from './build-demo-first.ts';
import type { EvalOptions } from './eval-options.ts';

/** Everything that decides how a run comes out: only a run of the same kind may go on with it. */
function runKey(texts: readonly SuiteText[], subject: Subject, repeat: number): string {
  const { model, prompts, manifest } = subject;
  // From source nobody knows what changed since.
  const program = programIdentity() ?? randomUUID();
  const parts = { texts, model, prompts, release: manifest.id, repeat, program };
  return canonicalHash(parts).slice('sha256:'.length, 'sha256:'.length + 12);
}

/** A language model is waited for; the offline planner shares one processor with everything else. */
const usualParallel = ({ model }: Subject): number => (model === 'offline' ? 1 : 4);

/** Plays the suites with progress on stderr; what an earlier run had done before it was killed is not done again. */
async function play(
  subject: Subject,
  texts: readonly SuiteText[],
  { repeat, parallel = usualParallel(subject), filter = '' }: EvalOptions,
  context: CommandContext,
): Promise<EvalReport> {
  const { suites, others } = parseSuites(texts, subject.manifest);
  if (others.length > 0)
    notice(context, [
      `${others.length} of ${texts.length} suites left out: they are for releases of other formats than ${releaseSource(subject.manifest)}.`,
    ]);
  if (chosenCases(suites, filter).length === 0)
    throw new PayerscopeError('USAGE', `--filter ${filter}: no case holds these words; try fewer.`);
  const played = texts.filter(({ file }) => !others.includes(file));
  const key = runKey(played, subject, repeat);
  const file = join(context.config.dataDirectory, 'evals', `${key}.jsonl`);
  const journal = await openJournal(file);
  if (journal.done.size > 0)
    notice(context, [
      `Going on with a run that was stopped: ${journal.done.size} plays are kept in ${file}.`,
    ]);
  const { streams, notices, live, elapsed } = context;
  const progress = createProgressLines({ output: streams.stderr, screen: notices, live, elapsed });
  try {
    const runs = await runSuites(suites, subject, {
      ...{ repeat, parallel, filter, journal },
      run: randomUUID().slice(0, 8),
      onProgress: ({ done, of, failed }) => progress.step('Cases', `${done} of ${of}, ${failed} failed`),
    });
    progress.finish();
    await journal.finish();
    return createReport(runs, { subject, program: programName(), suites, repeat });
  } finally {
    progress.clear();
  }
}

/** What was tried against the application; null where it is not to be attacked. */
async function attack(
  workspace: Workspace,
  subject: Subject,
  { redTeam: attempts, seed }: EvalOptions,
  { streams, notices, live, elapsed }: CommandContext,
): Promise<RedTeamReport | null> {
  if (attempts === undefined) return null;
  const { runRedTeam } = await import('../../../evals/redteam/run-red-team.ts');
  const progress = createProgressLines({ output: streams.stderr, screen: notices, live, elapsed });
  try {
    const prepare = (preparation: Preparation) => workspace.openSubject({ preparation });
    const onProgress = (done: number) => progress.step('Attacks', `${done} of ${attempts}`);
    const report = await runRedTeam({ subject, prepare }, { seed, attempts, onProgress });
    progress.finish();
    return report;
  } finally {
    progress.clear();
  }
}

/** `payerscope eval`: plays suites against the application; exit 6 when a case fails, or has become worse. */
export async function evaluate(
  named: readonly string[],
  options: EvalOptions,
  context: CommandContext,
): Promise<number> {
  const files = (options.output ?? []).map((file) => ({ file, write: outputFormat(file) }));
  for (const { file } of files) await checkWritable(file);
  const before = options.baseline === undefined ? null : await readBaseline(options.baseline);
  const texts = await readSuiteTexts(named);
  const workspace = await context.openWorkspace();
  await buildDemoFirst(workspace, context);
  const { prompt, cassette, record } = options;
  const subject = await workspace.openSubject({
    ...(prompt === undefined ? {} : { prompt }),
    ...(cassette === undefined ? {} : { cassette }),
    ...(record === undefined ? {} : { record }),
  });
  try {
    if (before !== null) requireSameFormat(options.baseline!, before, subject.manifest);
    const played = await play(subject, texts, options, context);
    const redTeam = await attack(workspace, subject, options, context);
    const report = redTeam === null ? played : { ...played, redTeam };
    const comparison = before === null ? null : compareReports(report, before);
    for (const { file, write } of files) {
      await writeOutputFile(file, await write(report, comparison));
      notice(context, [`Wrote ${file}`]);
    }
    context.streams.stdout.write(summaryOf(report, comparison));
    const worse = comparison?.regressed ?? report.cases.some(({ held, played }) => held < played);
    const broken = redTeam !== null && redTeam.findings.length > 0;
    return worse || broken ? EXIT.checkFailed : EXIT.answered;
  } finally {
    await subject.close();
  }
}
