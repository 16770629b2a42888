import type { ErrorCode } from '../tools/errors.ts';

/** How often a failed template call is tried again, by what went wrong; everything else is final at once. */
export const TOOL_RETRY_CAPS: Readonly<Partial<Record<ErrorCode, number>>> = { RELEASE_UNAVAILABLE: 1 };

/** How often a model may plan again after a plan that does not fit the schemas. */
export const PLAN_RETRY_CAP = 1;

/** How often a model may write again after a text that does not ground; then code writes. */
export const WRITE_RETRY_CAP = 1;
