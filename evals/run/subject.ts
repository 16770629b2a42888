import type { Plan } from '../../agent/plan.ts';
import type { Answer, PromptStamp } from '../../tools/answer.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';

/** One question and what came of it, with what an evaluator needs beside the answer. */
export interface Turn {
  readonly question: string;
  readonly answer: Answer;
  /** What the planner decided; null where the question never came to a plan. */
  readonly plan: Plan | null;
  /** Steps of the graph as people are told of them, in order. */
  readonly steps: readonly { readonly name: string; readonly milliseconds: number }[];
  readonly milliseconds: number;
  /** Why the turn cannot be judged, such as a recording that is missing; null where it can. */
  readonly problem: string | null;
}

/** A brief as a reader opens it. */
export interface BriefFile {
  readonly bytes: number;
  /** Texts of each page in the order they are drawn. */
  readonly pages: readonly (readonly string[])[];
  /** Whether anything in the file can be followed or run: links, forms, scripts. */
  readonly active: boolean;
}

/** The application under test, as a function: the real one, end to end. */
export interface Subject {
  readonly manifest: ReleaseManifest;
  /** Who reads questions: `offline`, or `openai:NAME`. */
  readonly model: string;
  /** Every prompt there is, as this application would send it. */
  readonly prompts: readonly PromptStamp[];
  /** Texts of the prompts, which no surface may show. */
  readonly promptTexts: readonly string[];
  /**
   * Asks one question.
   * @param thread conversation to go on with, kept for this run only
   */
  ask(question: string, thread: string): Promise<Turn>;
  /** The answer as a terminal shows it, without colours. */
  terminal(answer: Answer): string;
  /** The answer as the messages Slack is sent. */
  slack(answer: Answer): readonly { readonly text: string; readonly blocks: readonly unknown[] }[];
  /** The answer as the JSON document of the command line. */
  json(answer: Answer): string;
  /** The brief an answer made; null where it made none. */
  brief(answer: Answer): Promise<BriefFile | null>;
  close(): Promise<void>;
}
