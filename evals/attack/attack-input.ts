/** How a measure of a fact behaves; plain data, read by the caller from wherever facts are declared. */
export type AttackedMeasure =
  | {
      readonly kind: 'count';
      readonly within?: string | undefined;
      readonly by_person?: boolean | undefined;
      /** Each has more than `limit` USD of `amount`. */
      readonly above?: { readonly amount: string; readonly limit: number } | undefined;
    }
  | { readonly kind: 'people' }
  | { readonly kind: 'dollars' }
  | { readonly kind: 'total'; readonly of: string };

export interface AttackedFact {
  readonly name: string;
  /** The count whose cells must be 0 or large for anything to be shown. */
  readonly base: string;
  readonly measures: Readonly<Record<string, AttackedMeasure>>;
  /** total = sum of parts, cell by cell. */
  readonly identities: readonly { readonly total: string; readonly parts: readonly string[] }[];
}

/** Cells as in the file: text, numbers (dollars in USD), booleans as 0 and 1. */
export interface AttackedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The parts of a release's manifest that an attacker reads. */
export interface AttackedManifest {
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** First and last month covered, `YYYY-MM`. */
  readonly dataFrom: string;
  readonly dataThrough: string;
  readonly receivablesAmount: string;
  /** The kind of files it stands on. */
  readonly source?: { readonly format: string };
  /** Whom its counts stand for: patients, or claims where the source names no patient. */
  readonly thresholds?: { readonly person: string };
  readonly families: readonly {
    readonly name: string;
    readonly fact: string;
    readonly dimensions: readonly string[];
    readonly measures: readonly string[];
    readonly rows: number;
  }[];
  readonly members: Readonly<Record<string, readonly string[]>>;
}

export interface AttackedRelease {
  readonly manifest: AttackedManifest;
  /** Every table of the file by name. */
  readonly tables: Readonly<Record<string, AttackedTable>>;
  /** The unmasked families, to judge by; null where they are not at hand. */
  readonly truth: Readonly<Record<string, AttackedTable>> | null;
}
