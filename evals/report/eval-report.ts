import { z } from 'zod';
import { SOURCE_FORMATS, type SourceFormatName } from '../../sql/templates/source-formats.ts';
import type { PromptStamp } from '../../tools/answer.ts';
import { releaseSource } from '../../tools/release-source.ts';
import type { RedTeamReport } from '../redteam/red-team-report.ts';
import { type Attempt, addUsage, NO_USAGE, type Usage } from '../run/attempt.ts';
import type { CaseRun } from '../run/run-suites.ts';
import type { Subject } from '../run/subject.ts';
import { turnsOf } from '../suite/suite-case.ts';
import { type Interval, passAll, wilson } from './statistics.ts';

/** What a baseline must say of a case; reports hold more. */
const comparedCase = z.object({
  suite: z.string(),
  id: z.string(),
  held: z.int().min(0),
  played: z.int().min(1),
});

/** A report as far as another run is compared with it. */
export const baseline = z.object({
  format: z.literal('payerscope-eval/1'),
  model: z.string(),
  release: z.string(),
  /** The files its release stands on; before there were others, reports did not say. */
  sourceFormat: z.enum(SOURCE_FORMATS).default('synthea'),
  cases: z.array(comparedCase),
});

export type Baseline = z.infer<typeof baseline>;

export interface ReportedCase {
  readonly suite: string;
  readonly id: string;
  readonly category: string;
  /** Why the case exists. */
  readonly description: string;
  readonly turns: readonly string[];
  /** Attempts that held, of those played. */
  readonly held: number;
  readonly played: number;
  /** Without the SQL, which stands once in the report. */
  readonly attempts: readonly Omit<Attempt, 'sql'>[];
}

export interface PassAll {
  readonly k: number;
  /** 0 to 1. */
  readonly share: number;
  readonly interval: Interval;
}

export interface EvalReport {
  readonly format: 'payerscope-eval/1';
  readonly program: string;
  readonly model: string;
  readonly release: string;
  /** The kind of files the release stands on: a report is compared with others of the same only. */
  readonly sourceFormat: SourceFormatName;
  readonly prompts: readonly PromptStamp[];
  readonly suites: readonly { readonly name: string; readonly description: string }[];
  readonly repeat: number;
  readonly cases: readonly ReportedCase[];
  /** The share of cases of which k plays in a row hold, for every k up to the repeats. */
  readonly passAll: readonly PassAll[];
  /** Cases of which some plays held and some did not. */
  readonly flaky: readonly string[];
  readonly usage: Usage;
  readonly sql: Readonly<Record<string, string>>;
  /** What was tried against the application, where it was attacked. */
  readonly redTeam?: RedTeamReport;
}

/** How a case is named where reports speak of it. */
export const caseName = ({ suite, id }: { readonly suite: string; readonly id: string }): string =>
  `${suite}/${id}`;

function reported({ suite, test, attempts }: CaseRun): ReportedCase {
  return {
    suite,
    id: test.id,
    category: test.category,
    description: test.description,
    turns: turnsOf(test),
    held: attempts.filter(({ pass }) => pass).length,
    played: attempts.length,
    attempts: attempts.map(({ sql: _sql, ...rest }) => rest),
  };
}

function passedAll(cases: readonly ReportedCase[], k: number): PassAll {
  const chances = cases.map(({ held, played }) => passAll(held, played, k));
  const share = cases.length === 0 ? 1 : chances.reduce((sum, one) => sum + one, 0) / cases.length;
  return { k, share, interval: wilson(share, cases.length) };
}

/** Puts a run's results together. Pure: the same runs give the same report. */
export function createReport(
  runs: readonly CaseRun[],
  of: {
    readonly subject: Pick<Subject, 'model' | 'manifest' | 'prompts'>;
    readonly program: string;
    readonly suites: readonly { readonly name: string; readonly description: string }[];
    readonly repeat: number;
  },
): EvalReport {
  const cases = runs.map(reported);
  const attempts = runs.flatMap((run) => run.attempts);
  const { model, manifest, prompts } = of.subject;
  return {
    format: 'payerscope-eval/1',
    program: of.program,
    model,
    release: manifest.id,
    sourceFormat: releaseSource(manifest),
    prompts: [...prompts],
    suites: of.suites.map(({ name, description }) => ({ name, description })),
    repeat: of.repeat,
    cases,
    passAll: Array.from({ length: of.repeat }, (_, index) => passedAll(cases, index + 1)),
    flaky: cases.filter(({ held, played }) => held > 0 && held < played).map(caseName),
    usage: attempts.map(({ usage }) => usage).reduce(addUsage, NO_USAGE),
    sql: Object.assign({}, ...attempts.map(({ sql }) => sql)) as Record<string, string>,
  };
}

/** One case a line, so that a change of one is a change of one line. */
export function baselineText(report: EvalReport): string {
  const { cases, ...head } = withoutTraces(report);
  const lines = cases.map((one) => `  ${JSON.stringify(one)}`);
  const opening = JSON.stringify(head, null, 1).replace(/\n}$/, '');
  return `${opening},\n "cases": [\n${lines.join(',\n')}\n ]\n}\n`;
}

/** A report without what happened in each case: enough to compare with, and small enough to keep beside the code. */
export const withoutTraces = ({
  cases,
  sql: _sql,
  redTeam: _redTeam,
  usage: _usage,
  program: _program,
  ...report
}: EvalReport) => ({
  ...report,
  cases: cases.map(({ suite, id, held, played }) => ({ suite, id, held, played })),
});
