import type { ChartHint } from '../../sql/templates/define-template.ts';
import type { Disclosed, ResultTable } from '../answer.ts';

export interface KpiCard {
  readonly label: string;
  readonly value: string;
  /** Change against the prior period, or share of the total. */
  readonly note: string;
  readonly tone: 'good' | 'bad' | 'plain';
}

export interface BriefChart {
  readonly title: string;
  /** Measure, unit, period and basis. */
  readonly note: string;
  /** Null where there is nothing to draw; `empty` then says why. */
  readonly drawn: { readonly table: Disclosed<ResultTable>; readonly hint?: ChartHint } | null;
  readonly empty: string;
}

/** One thing found: a short lead in bold and its figures. */
export interface Finding {
  readonly lead: string;
  readonly text: string;
}

export interface BriefAction {
  readonly text: string;
  /** The rule it follows from. */
  readonly because: string;
  /** What it is about in money or claims. */
  readonly size: string;
}

export interface BriefTable {
  readonly title: string;
  readonly columns: readonly {
    readonly label: string;
    readonly align: 'left' | 'right';
    readonly share: number;
  }[];
  readonly rows: readonly (readonly string[])[];
  /** The margin over all rows, set apart. */
  readonly total: readonly string[] | null;
  readonly empty: string;
}

/** A brief before it is laid out: every word and figure of its two pages. */
export interface BriefContent {
  readonly title: string;
  readonly strapline: string;
  /** Right of the title: whose data and which period. */
  readonly source: string;
  readonly period: string;
  readonly headline: string;
  readonly cards: readonly KpiCard[];
  readonly charts: readonly [BriefChart, BriefChart, BriefChart];
  readonly findings: readonly Finding[];
  readonly table: BriefTable;
  readonly actions: readonly BriefAction[];
  readonly method: readonly string[];
  readonly provenance: readonly string[];
  readonly footer: string;
}

/** What a kind and audience writes; the rest is the same for all. */
export type BriefBody = Pick<
  BriefContent,
  'headline' | 'cards' | 'charts' | 'findings' | 'table' | 'actions'
> & {
  /** Metrics whose definitions stand under “Method and definitions”. */
  readonly defines: readonly string[];
  readonly notes: readonly string[];
};
