import type { z } from 'zod';

/** Units a published value can have; percent is 62.5 (never 0.625), usd is exact to the cent. */
export type Unit = 'text' | 'month' | 'count' | 'usd' | 'percent' | 'ratio' | 'days' | 'score';

/** Which calendar a template's period counts by. */
export type Basis = 'service' | 'prescription_start' | 'as_of' | 'none';

/** The facts of the warehouse, each with its own set of families. */
export type Fact =
  | 'claims'
  | 'medications'
  | 'receivables'
  | 'late'
  | 'submissions'
  | 'decisions'
  | 'reimbursements'
  | 'changed_reimbursements';

/** One published column. `name` is the field's term of the outward contract. */
export interface ResultColumn {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  /** Which direction is good news; `neutral` when neither is. */
  readonly better?: 'higher' | 'lower' | 'neutral';
}

/** A closed enumeration of vetted SQL fragments: option → marker suffix → fragment. */
export type Slot = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** How a bound parameter's value is made from the validated params. Every kind is bound, never concatenated. */
export type Binding =
  /**
   * Delimited period keys (`|2025-Q1|2025-04|`) that tile params.period with the coarsest published cells of
   * `family`, which may be a slot marker (`{{ metric.family }}`) where the metric decides.
   */
  | { readonly kind: 'tiles'; readonly family: string; readonly param: 'period' | 'compare' }
  /** Delimited period keys of params.period at exactly params[grainParam] (month | quarter | year). */
  | {
      readonly kind: 'grain-tiles';
      readonly family: string;
      readonly param: 'period' | 'compare';
      readonly grainParam: string;
    }
  /** Delimited member labels (`|Medicaid|Humana|`) of params[param]; the empty string when the filter is absent. */
  | { readonly kind: 'members'; readonly param: string }
  /** A number as it is. */
  | { readonly kind: 'number'; readonly param: string; readonly default: number }
  /** An option of an enumeration that rows are chosen by, where the statement itself is the same for all. */
  | { readonly kind: 'option'; readonly param: string; readonly default: string };

/** How an answer drawn from the template wants to be seen. */
export interface ChartHint {
  readonly kind:
    | 'bar'
    | 'grouped-bar'
    | 'stacked-bar'
    | 'line'
    | 'donut'
    /** Parts of one published total: a donut where the rows are the whole of it, else bars of the shares. */
    | 'share'
    | 'bubble'
    | 'heatmap'
    | 'slope'
    | 'none';
  readonly category?: string;
  readonly series?: string;
  readonly values?: readonly string[];
  /** Columns of a bubble's position and size; the category names it. */
  readonly x?: string;
  readonly y?: string;
  readonly size?: string;
}

/**
 * A vetted question: pure SQL in the sibling `.sql`, closed slots, bound parameters.
 *
 * SQL conventions: named parameters are written `:name`; slot markers `{{ slot.fragment }}`; every result
 * column that is not text carries a sibling `<name>_withheld` (0 or 1) which the runner strips and turns into
 * withheld marks. A withheld value is null.
 */
export interface TemplateDefinition<P = unknown> {
  readonly name: string;
  readonly version: number;
  readonly subject: 'payers' | 'coverage' | 'receivables' | 'providers' | 'billing' | 'cms' | 'catalog';
  readonly title: string;
  /** One sentence; also what a model reads. */
  readonly description: string;
  readonly basis: Basis;
  readonly fact: Fact | null;
  /** The basis for validated params where they decide it; otherwise `basis` holds for all. */
  basisFor?(params: P): Basis;
  readonly params: z.ZodType<P>;
  /** Slot name → params key that chooses the option is the same name. */
  readonly slots: Readonly<Record<string, Slot>>;
  readonly bindings: Readonly<Record<string, Binding>>;
  /** Release tables the statement reads. */
  readonly tables: readonly string[];
  /** Filters whose chosen members are held against all of them: the result tells of the others too, as a share does. */
  readonly heldAgainstAll?: readonly string[];
  /** Result columns in order, for validated params. */
  columns(params: P): readonly ResultColumn[];
  /** The column an answer talks about first. */
  primaryColumn(params: P): string;
  readonly synonyms: readonly string[];
  readonly examples: readonly string[];
  readonly chart: ChartHint;
}

/** Identity with inference: checks the shape where a template is written. */
export function defineTemplate<P>(definition: TemplateDefinition<P>): TemplateDefinition<P> {
  return definition;
}
