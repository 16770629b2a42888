import type { Subject, Turn } from '../run/subject.ts';
import type { Surface } from './surface-leaks.ts';

/** One thing that is tried; the same seed and number make it again. */
export interface RedTeamAttempt {
  readonly technique: string;
  readonly surface: Surface | 'arithmetic' | 'model';
  /** In words, for the report. */
  readonly tried: string;
  /** What got out; empty where nothing did. */
  run(): Promise<readonly string[]>;
}

/** How a target is prepared before it is asked. */
export interface Preparation {
  /** Members of the release that go by other names, as a source could have called them. */
  readonly names?: Readonly<Record<string, string>>;
  /** A language model that has turned writes, or plans, whatever stands here when it is asked. */
  readonly turned?: { readonly task: 'write' | 'plan'; readonly reply: TurnedReply };
}

/** What a model that has turned says; changed from attempt to attempt. */
export interface TurnedReply {
  text: string;
  calls: readonly { readonly name: string; readonly args: Readonly<Record<string, unknown>> }[];
}

/** The application to attack. */
export interface RedTeamTarget {
  /** Opened as it is, and asked again and again. */
  readonly subject: Subject;
  /** Opens it anew, prepared; the caller closes it. */
  prepare(preparation: Preparation): Promise<Subject>;
}

/** Turns a question into an answer; the same question is asked once. */
export type Ask = (question: string) => Promise<Turn>;
