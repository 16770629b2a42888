import type { ResultColumn } from '../sql/templates/define-template.ts';

declare const disclosed: unique symbol;
/**
 * Marks a value that came out of a release. The only producer is `tools/run-template.ts`; charts, briefs,
 * prompts and chat blocks accept nothing else.
 */
export type Disclosed<T> = T & { readonly [disclosed]: true };

export type Value = string | number | null;

/** A closed range of calendar months, both ends included, as `YYYY-MM`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** One result as people and programs see it; withheld values are null and listed in `withheld`. */
export interface ResultTable {
  readonly template: string;
  readonly version: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Value[])[];
  /** Row index and column name. */
  readonly withheld: readonly (readonly [number, string])[];
}

/** What was sent to the release to obtain one table. */
export interface Statement {
  readonly template: string;
  readonly sql: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** `sha256:` over canonical JSON of columns, rows and withheld marks. */
  readonly resultHash: string;
  /** Under which the warehouse's own history keeps it; absent for the embedded one, which keeps none. */
  readonly queryId?: string;
}

export interface TemplateResult {
  readonly table: Disclosed<ResultTable>;
  readonly statement: Statement;
}

export interface Option {
  readonly label: string;
  readonly value: string;
}

export type AnswerStatus = 'answered' | 'clarification' | 'declined' | 'failed';

/** What a language model was used for in one answer; figures are the provider's own counts. */
export interface ModelUsage {
  readonly planningCalls: number;
  readonly writingCalls: number;
  readonly promptTokens: number;
  /** Those of the prompt tokens that the provider had in its cache. */
  readonly cachedTokens: number;
  readonly completionTokens: number;
  /** US dollars; null where the prices or the tokens are not known. */
  readonly costUsd: number | null;
}

/** Which wording of a prompt took part: its name, the version it gives itself, and a hash of every byte of it. */
export interface PromptStamp {
  /** `plan@2`. */
  readonly id: string;
  /** Twelve hexadecimal digits of SHA-256. */
  readonly hash: string;
}

/** The one object that feeds every surface; its JSON is the outward contract's `ask --json`. */
export interface Answer {
  readonly status: AnswerStatus;
  readonly answerId: string;
  readonly thread: string;
  readonly question: string;
  readonly readAs: string;
  readonly headline: string;
  /** Markdown, grounded. */
  readonly text: string;
  readonly tables: readonly Disclosed<ResultTable>[];
  readonly chart: { readonly title: string; readonly spec: Readonly<Record<string, unknown>> } | null;
  readonly clarification: { readonly question: string; readonly options: readonly Option[] } | null;
  readonly declined: {
    readonly reason: string;
    readonly nearest: readonly { readonly template: string; readonly example: string }[];
  } | null;
  readonly brief: { readonly kind: string; readonly audience: string; readonly path: string } | null;
  readonly caveats: readonly string[];
  readonly suggestions: readonly string[];
  readonly provenance: {
    readonly releaseId: string;
    readonly asOf: string;
    readonly dataThrough: string;
    readonly planner: string;
    /** Only where a language model was called, or was to be called and could not. */
    readonly model?: ModelUsage;
    /** The prompts such a model was sent, or would have been; only beside `model`. */
    readonly prompts?: readonly PromptStamp[];
    readonly statements: readonly Statement[];
  };
}
