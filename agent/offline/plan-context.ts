/** What the planner knows of the release in force. Nothing here is a value of the data. */
export interface PlanContext {
  /** First published month, `YYYY-MM`. */
  readonly dataFrom: string;
  /** Last complete month, `YYYY-MM`; “last quarter” and the like count back from it. */
  readonly dataThrough: string;
  /** Last day covered, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** First month (1–12) of a fiscal year named by the year it ends in; null: ask. */
  readonly fiscalYearStart: number | null;
  /** Every member label per dimension: payer, medication, organization … */
  readonly members: Readonly<Record<string, readonly string[]>>;
  /** First month published by month; before it only quarters and years are. */
  readonly monthsFrom: string;
}
