import type { Answer } from '../../../tools/answer.ts';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { BriefOrder, BuildReport, Workspace } from '../../application.ts';
import type { Config } from '../../config.ts';
import { main } from '../main.ts';
import type { Output, Terminal } from '../streams.ts';
import { answerOf } from './hand-made-answer.ts';

const REPORT: BuildReport = {
  releaseId: '2025-12-31-3f9a2b',
  path: '.payerscope/releases/2025-12-31-3f9a2b',
  steps: [
    { name: 'Import', seconds: 1.25 },
    { name: 'Mask', seconds: 2.5, detail: '7 families' },
  ],
  importLog: 'claims.csv 8 rows read\n  rejected 2: repeated id',
  withheld: [
    { family: 'claims_by_payer', measure: 'total_claims', kind: 'count', withheld: 2, cells: 400 },
    { family: 'claims_by_payer', measure: 'underpaid_claims', kind: 'part', withheld: 98, cells: 400 },
  ],
};

/** A data directory kept in memory: it translates nothing, so that a test sees what the surface asks for. */
export interface MemoryWorkspace extends Workspace {
  readonly asked: { question: string; thread?: string }[];
  readonly briefs: BriefOrder[];
  readonly demos: unknown[];
  closed: number;
}

/** A workspace that answers every question with `answer`; `changes` replaces what a test is about. */
export function memoryWorkspace(
  answer: Answer = answerOf(),
  changes: Partial<Workspace> & { released?: boolean } = {},
): MemoryWorkspace {
  let released = changes.released ?? true;
  const workspace: MemoryWorkspace = {
    asked: [],
    briefs: [],
    demos: [],
    closed: 0,
    hasRelease: async () => released,
    answer: async (id) => (id === answer.answerId ? answer : null),
    publish: async ({ release = '2025-12-31-3f9a2b' }) => ({ releaseId: release, statements: 39, rows: 12 }),
    async openApplication() {
      if (!released)
        throw new PayerscopeError('RELEASE_UNAVAILABLE', 'There is no release; run payerscope demo.');
      return {
        async ask({ onProgress, ...input }) {
          onProgress?.('Reading the question');
          workspace.asked.push(input);
          return { ...answer, question: input.question };
        },
        answer: async (id) => (id === answer.answerId ? answer : null),
        async brief(order) {
          workspace.briefs.push(order);
          return { pdf: Buffer.from('%PDF-1.7'), title: 'A brief', headline: 'A headline', notes: [] };
        },
        sourceFormat: 'synthea',
        payers: () => ['Aetna', 'Blue Cross Blue Shield', 'Medicaid'],
        async close() {
          workspace.closed += 1;
        },
      };
    },
    async demo({ progress, ...options }) {
      progress.step('Generate');
      progress.step('Mask', '7 families');
      workspace.demos.push(options);
      released = true;
      return REPORT;
    },
    async build({ progress }) {
      progress.step('models', 'fct_claims (1 of 9)');
      progress.step('Import', '2.5 s');
      return REPORT;
    },
    intake: async () => {
      throw new PayerscopeError('USAGE', 'This workspace takes no billing files.');
    },
    releases: async () => [],
    vet: async () => ({ statements: 1234, problems: [] }),
    verifyBrief: async () => ({ subject: 'A brief', statements: 9, difference: null }),
    verifyAnswer: async () => ({ subject: 'An answer', statements: 1, difference: 'Page 1 says so.' }),
    verifyAudit: async () => ({
      fault: null,
      entries: 42,
      from: '2026-01-15T08:00:00.000Z',
      to: '2026-02-15T08:00:00.000Z',
      lastHash: 'ab'.repeat(32),
      notes: [],
    }),
    openSubject: async () => {
      throw new PayerscopeError('RELEASE_UNAVAILABLE', 'There is no release; run payerscope demo.');
    },
    attack: async () => ({
      report: { releases: ['2025-12-31-3f9a2b'], judged: true, facts: [], violations: [], notes: [] },
      timings: [],
    }),
    doctor: async () => [{ check: 'Data directory', ok: true, detail: 'can be written' }],
    ...changes,
  };
  return workspace;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process with streams of its own. */
export async function runCommandLine(
  argv: readonly string[],
  options: {
    readonly workspace?: Workspace;
    /** Instead of `workspace`, one made of the settings. */
    readonly openWorkspace?: (config: Config) => Promise<Workspace>;
    readonly stdin?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly tty?: { readonly columns: number };
    readonly terminal?: Terminal;
  } = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Output => ({
    write: (text) => {
      written[name] += text;
    },
    isTTY: options.tty !== undefined,
    columns: options.tty?.columns ?? null,
  });
  let milliseconds = 0;
  const code = await main({
    argv,
    streams: {
      stdin: (async function* () {
        yield* options.stdin ?? [];
      })(),
      stdout: output('stdout'),
      stderr: output('stderr'),
      ...(options.terminal === undefined ? {} : { terminal: options.terminal }),
    },
    openWorkspace: options.openWorkspace ?? (async () => options.workspace ?? memoryWorkspace()),
    version: '1.2.3',
    env: options.env ?? {},
    elapsed: () => {
      milliseconds += 100;
      return milliseconds;
    },
  });
  return { code, ...written };
}
