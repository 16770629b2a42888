import type { Plan } from '../agent/plan.ts';
import type { AttackResult } from '../evals/attack/attack-release.ts';
import type { Preparation } from '../evals/redteam/attempt.ts';
import type { Subject } from '../evals/run/subject.ts';
import type { SourceFormatName } from '../sql/templates/source-formats.ts';
import type { Answer } from '../tools/answer.ts';
import type { BriefAudience, BriefKind } from '../tools/briefs/brief-kinds.ts';
import type { Progress } from '../tools/ports.ts';
import type { AuditReport } from './audit/verify-audit-log.ts';
import type { Intake } from './intake/create-intake.ts';

/** The agent over one release, as every surface sees it. */
export interface Application {
  /**
   * Answers one question, and keeps it in the audit log first.
   * @throws PayerscopeError STORE_UNAVAILABLE when it cannot be kept: then there is no answer
   * @param input.thread continues that conversation; without it a new one begins
   * @param input.asker who asks, as the surface knows people; without it the configured asker, or the account this
   *   runs under. For the audit log alone.
   * @param input.signal stops the question, which then rejects, and is in the audit log as abandoned
   * @param input.onProgress what is being done, in words for people; never carries values
   * @param input.onPlan what the planner decided, for those who judge it; null where it never came to a plan
   */
  ask(input: {
    readonly question: string;
    readonly thread?: string;
    readonly asker?: string;
    readonly signal?: AbortSignal;
    readonly onProgress?: (event: string) => void;
    readonly onPlan?: (plan: Plan | null) => void;
  }): Promise<Answer>;
  /** A stored answer, or null when the data directory holds none of that id. */
  answer(id: string): Promise<Answer | null>;
  /**
   * Makes a two-page brief, and keeps in the audit log that it was made before it is handed out.
   * @throws PayerscopeError USAGE for words that are no period; PERIOD_NOT_PUBLISHED; INVALID_PARAMS for a payer the
   *   release does not have; STORE_UNAVAILABLE when it cannot be kept in the log
   */
  brief(order: BriefOrder): Promise<MadeBrief>;
  /** The kind of files the release stands on. */
  readonly sourceFormat: SourceFormatName;
  /** The payers of the release in code-point order, as data gave them: not inert. */
  payers(): readonly string[];
  close(): Promise<void>;
}

/** A brief as it is asked for. */
export interface BriefOrder {
  readonly kind: BriefKind;
  readonly audience: BriefAudience;
  /** In the planner's words; without them the last complete quarter. Receivables are as of the release's date. */
  readonly period?: string;
  /** Names as people write them; none for all payers. */
  readonly payers: readonly string[];
}

export interface MadeBrief {
  readonly pdf: Uint8Array;
  /** `Payer Performance Brief, October–December 2025`. */
  readonly title: string;
  readonly headline: string;
  /** How words were read, where that is worth telling. */
  readonly notes: readonly string[];
}

/** What came of asking a release again. */
export interface Verification {
  /** What was checked: the brief or answer and its release. */
  readonly subject: string;
  readonly statements: number;
  /** The first difference in one sentence; null when everything is the same. */
  readonly difference: string | null;
}

/** What a build did, for people. */
export interface BuildReport {
  readonly releaseId: string;
  /** The release's directory. */
  readonly path: string;
  readonly steps: readonly { readonly name: string; readonly seconds: number; readonly detail?: string }[];
  /** What was read and rejected per source file, as lines for people. */
  readonly importLog: string;
  /** What a shared warehouse read for it, in words; absent where the rows stay here. */
  readonly cost?: string;
  readonly withheld: readonly {
    readonly family: string;
    readonly measure: string;
    /** `part`: a count of some of the claims, such as an exception category. */
    readonly kind: 'count' | 'part' | 'dollars';
    readonly withheld: number;
    readonly cells: number;
  }[];
}

/** What publishing to a shared warehouse did, for people. */
export interface PublishReport {
  readonly releaseId: string;
  /** Statements sent, the look at what was there included. */
  readonly statements: number;
  readonly rows: number;
}

/** One published release as `payerscope releases` lists it. */
export interface ReleaseSummary {
  readonly id: string;
  /** Last day covered, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Last complete service month, `YYYY-MM`. */
  readonly dataThrough: string;
  readonly current: boolean;
  readonly families: number;
  /** Withheld cells ÷ all cells, 0 to 1. */
  readonly withheldShare: number;
  /** Why it cannot be used, when it cannot. */
  readonly problem?: string;
}

export interface Check {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** How an application is evaluated. */
export interface SubjectOptions {
  /** A prompt instead of the one of its name: a Markdown file with front matter. */
  readonly prompt?: string;
  /** A folder of recorded replies, which stand in for the language model. */
  readonly cassette?: string;
  /** Ask the language model what is not recorded yet, and record it. */
  readonly record?: boolean;
  /** What a red team prepares: other names in the data, a model that has turned. */
  readonly preparation?: Preparation;
}

/** Everything commands need of one data directory; each part is loaded when it is first called. */
export interface Workspace {
  /** Whether anything was ever built or published here, in force and whole or not. */
  hasRelease(): Promise<boolean>;
  /**
   * @param asked the question it is opened for: recorded as failed when it cannot be opened
   * @throws PayerscopeError RELEASE_UNAVAILABLE when there is none or it cannot be read
   */
  openApplication(asked?: { readonly question: string; readonly thread?: string }): Promise<Application>;
  /** Generates synthetic source files and builds from them. */
  demo(options: {
    readonly patients?: number;
    readonly seed?: number;
    readonly asOf?: string;
    readonly progress: Progress;
  }): Promise<BuildReport>;
  build(options: {
    readonly source: string;
    readonly format: string;
    readonly asOf?: string;
    readonly progress: Progress;
  }): Promise<BuildReport>;
  /** The billing files of the data directory. */
  intake(): Promise<Intake>;
  /**
   * Publishes a release that was built here to Snowflake, and puts it in force there.
   * @param options.release by its id; the one in force here where it is left out
   * @throws PayerscopeError RELEASE_UNAVAILABLE, STORE_UNAVAILABLE, BUILD_FAILED; what was in force there stays then
   */
  publish(options: { readonly release?: string; readonly progress: Progress }): Promise<PublishReport>;
  releases(): Promise<readonly ReleaseSummary[]>;
  /** A stored answer, or null; no release is opened for it, so that it is there when the warehouse is not. */
  answer(id: string): Promise<Answer | null>;
  /** Enumerates and checks every statement the agent can send. */
  vet(): Promise<{ readonly statements: number; readonly problems: readonly string[] }>;
  /**
   * Attacks a stored release (default: the one in force), together with older ones where these are named.
   * @throws PayerscopeError RELEASE_UNAVAILABLE or STORE_UNAVAILABLE when one cannot be read
   */
  attack(options: {
    readonly release?: string;
    readonly against?: readonly string[];
    readonly elapsed: () => number;
  }): Promise<AttackResult>;
  doctor(): Promise<readonly Check[]>;
  /**
   * Makes a brief again from the request it carries, on the release it names, and compares the bytes.
   * @throws PayerscopeError USAGE when the file is no brief; RELEASE_UNAVAILABLE when its release is not here
   */
  verifyBrief(pdf: Uint8Array): Promise<Verification>;
  /**
   * Runs the statements behind a stored answer again, on the release it names, and compares results and hashes.
   * @throws PayerscopeError USAGE when there is no such answer; RELEASE_UNAVAILABLE when its release is not here
   */
  verifyAnswer(answerId: string): Promise<Verification>;
  /**
   * Follows the audit log's chain from end to end.
   * @throws PayerscopeError STORE_UNAVAILABLE when there is no log yet or it cannot be read
   */
  verifyAudit(): Promise<AuditReport>;
  /**
   * Opens the application for evaluation: the same as for people, but its conversations, answers and briefs are
   * gone with it. Every question stands in the audit log.
   * @throws PayerscopeError RELEASE_UNAVAILABLE when there is no release; USAGE for a prompt or cassette that is none
   */
  openSubject(options?: SubjectOptions): Promise<Subject>;
}
