import type { z } from 'zod';

/** Marks a setting that may never be printed; `redact` hides by this mark, not by guessing at names. */
export const secret = <T extends z.ZodType>(schema: T) => schema.meta({ secret: true });
