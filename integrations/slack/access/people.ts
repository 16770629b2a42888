/** What access is decided on: who somebody is, as the workspace knows them. */
export interface Person {
  readonly id: string;
  readonly team: string;
  /** Restricted to some channels, whatever Slack calls it. */
  readonly guest: boolean;
  readonly bot: boolean;
  readonly deactivated: boolean;
  /** Of another organisation, seen through a shared channel. */
  readonly stranger: boolean;
  /** User groups of the allow-lists and audiences that the person is in. */
  readonly groups: readonly string[];
}

/** Where something would be posted. */
export interface Place {
  readonly id: string;
  readonly kind: 'direct' | 'group' | 'channel';
  /** Shared with another organisation, or about to be. */
  readonly shared: boolean;
  /** Everybody in it but ourselves; null where there are too many to look at. Empty for a direct message. */
  readonly audience: readonly Person[] | null;
}

/** A decision, with the sentence for people where it is a refusal. */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

export const ALLOWED: Verdict = { allowed: true };
export const refused = (reason: string): Verdict => ({ allowed: false, reason });
