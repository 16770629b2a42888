/** A tag and the token it was read from. */
export interface Mark {
  readonly tag: string;
  readonly at: number;
  /** Half-open end of the phrase. */
  readonly end: number;
}
