/** A release of the chain and the last day it covers. */
export interface ChainRelease {
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** The releases that were built one after the other in one data directory: what later ones must agree with. */
export interface Chain {
  /** Which source it stands on: `source`, `cms` or `billing …` for imported files, `demo …` for a synthetic network. */
  readonly name: string;
  /** Oldest first. */
  readonly releases: readonly ChainRelease[];
  /** Frozen months in order, with the as-of date of the release that published each. */
  readonly months: readonly { readonly month: string; readonly asOf: string }[];
}

/** The chain of imported files. */
export const SOURCE_CHAIN = 'source';

/** The chain of CMS files. */
export const CMS_CHAIN = 'cms';

/** Chains of billing files: numbered, since removing a file begins another. */
export const BILLING_CHAIN = 'billing';

export const isBillingChain = (name: string | null): boolean => /^billing \d+$/.test(name ?? '');

/** Chains of somebody's own files, which nothing else may take the place of. */
export const isImported = (name: string | null): boolean =>
  name === SOURCE_CHAIN || name === CMS_CHAIN || isBillingChain(name);

/** A chain without a release yet. */
export function newChain(name: string): Chain {
  return { name, releases: [], months: [] };
}
