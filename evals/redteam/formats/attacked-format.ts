import type { ResultTable } from '../../../tools/answer.ts';
import type { Month } from '../calendar.ts';
import type { Equation } from '../subtract.ts';

/** What a plan of subtraction is drawn with. */
export interface Drawn {
  /** Whose figure is searched. */
  readonly member: string;
  readonly month: Month;
  readonly column: string;
  readonly table: (question: string) => Promise<ResultTable | undefined>;
}

export interface Recipe {
  readonly technique: string;
  readonly tried: (drawn: Drawn) => string;
  readonly equations: (drawn: Drawn) => Promise<Equation[]>;
}

/** How releases that stand on one kind of files are attacked: in the words and by the arithmetic of these files. Data. */
export interface AttackedFormat {
  /** Ordinary questions about a period, which orders hide in. */
  readonly questions: readonly ((period: string) => string)[];
  /** Whose figures are searched for: a dimension, and how people call its members. */
  readonly singled: { readonly dimension: string; readonly plural: string };
  /** Dimensions whose members a source could have called what an attacker likes. */
  readonly renamed: readonly string[];
  /** Asks for a brief; null where these files have figures for none. */
  readonly brief: string | null;
  /** Columns that recipes draw one of. */
  readonly columns: readonly string[];
  readonly recipes: readonly Recipe[];
  /** What a language model that has turned is asked about and plans. */
  readonly turned: {
    /** A question whose first table has the label; null for any ordinary one. */
    readonly question: ((period: string) => string) | null;
    readonly label: string;
    /** Parameter that filters. */
    readonly filter: string;
    /** Templates of the release, of other releases, and of none. */
    readonly tools: readonly string[];
  };
}
