/** The parts of a dbt project that the embedded runner understands. */

export interface NodeConfig {
  /** Models only: `table` or `view`. */
  readonly materialized: string;
  /** Warehouse schema, used exactly as written. */
  readonly schema: string;
  readonly alias: string | null;
  readonly enabled: boolean;
  readonly meta: Readonly<Record<string, unknown>>;
  /** Seeds only: SQL type by column; a column without one is text. */
  readonly columnTypes: Readonly<Record<string, string>>;
}

/** How a snapshot tells that a row changed, and since when. */
export interface SnapshotRule {
  /** Column that names a row. */
  readonly uniqueKey: string;
  /** A row is another one when any of these columns differs. */
  readonly checkColumns: readonly string[];
  /** Column that dates a change; the same in all rows of a build. */
  readonly updatedAt: string;
}

/** A model, seed or snapshot: something that becomes a relation in the warehouse. */
export interface ProjectNode {
  readonly kind: 'model' | 'seed' | 'snapshot';
  readonly name: string;
  /** Relative to the project root, for messages. */
  readonly path: string;
  /** Jinja SQL of a model or of what a snapshot watches, CSV text of a seed. */
  readonly text: string;
  /** Snapshots only. */
  readonly snapshot?: SnapshotRule;
  /** From `dbt_project.yml` and the YAML beside the node; `config(…)` inside a model comes on top. */
  readonly config: NodeConfig;
  readonly description: string;
  readonly columns: readonly { readonly name: string; readonly description: string }[];
}

/** A test declared in YAML on a model, a seed or a source. */
export interface GenericTest {
  /** `unique`, `not_null`, `accepted_values`, `relationships`, or the name of a `{% test %}` block. */
  readonly test: string;
  /** `ref('x')` or `source('a', 'b')` of what is tested. */
  readonly of: string;
  readonly column: string | null;
  readonly args: Readonly<Record<string, unknown>>;
  readonly where: string | null;
  readonly severity: 'error' | 'warn';
}

/** A query in `tests/` that returns the rows that break a rule. */
export interface SingularTest {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

export interface Project {
  readonly name: string;
  readonly vars: Readonly<Record<string, unknown>>;
  readonly nodes: ReadonlyMap<string, ProjectNode>;
  /** Relation by `source.table`. */
  readonly sources: ReadonlyMap<string, string>;
  readonly genericTests: readonly GenericTest[];
  readonly singularTests: readonly SingularTest[];
  readonly macros: readonly { readonly path: string; readonly text: string }[];
}
