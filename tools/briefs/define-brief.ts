import type { BriefBody } from './brief-content.ts';
import type { BriefScope } from './brief-scope.ts';
import type { Reading } from './read-result.ts';

export interface BriefCall {
  readonly template: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The brief cannot be without it: its failure is the brief's. */
  readonly needed?: true;
}

/** Results by the names the definition gave its calls; undefined where a call that may be missing was refused. */
export type BriefResults = Readonly<Record<string, Reading | undefined>>;

/** One kind of brief for one audience: which vetted questions it asks, and what it writes of the results. */
export interface BriefDefinition {
  readonly title: string;
  readonly strapline: string;
  calls(scope: BriefScope): Readonly<Record<string, BriefCall>>;
  compose(results: BriefResults, scope: BriefScope): BriefBody;
}
