/** `payerscope eval` as typed. */
export interface EvalOptions {
  readonly repeat: number;
  readonly parallel?: number;
  readonly filter?: string;
  readonly prompt?: string;
  readonly baseline?: string;
  readonly output?: readonly string[];
  readonly cassette?: string;
  readonly record?: boolean;
  /** Attempts of the red team; none where it is left out. */
  readonly redTeam?: number;
  readonly seed: number;
}
