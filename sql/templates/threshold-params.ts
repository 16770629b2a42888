import { z } from 'zod';
import type { Binding } from './define-template.ts';

const bound = z.number().min(-1e12).max(1e12).optional();

/** Limits on the metric a ranking is made by, in its unit (percent as 60); a withheld value is never left out. */
export const thresholdParams = { above: bound, at_least: bound, below: bound, at_most: bound };

/** Beyond every value there is; the SQL takes a limit this far away for none. */
const NO_LIMIT = 1e15;

export const thresholdBindings: Readonly<Record<keyof typeof thresholdParams, Binding>> = {
  above: { kind: 'number', param: 'above', default: -NO_LIMIT },
  at_least: { kind: 'number', param: 'at_least', default: -NO_LIMIT },
  below: { kind: 'number', param: 'below', default: NO_LIMIT },
  at_most: { kind: 'number', param: 'at_most', default: NO_LIMIT },
};
