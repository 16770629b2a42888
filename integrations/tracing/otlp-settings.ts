import { z } from 'zod';

/** Environment variables of tracing, by setting. The program's own: those of other programs are no consent. */
export const OTLP_VARIABLES = {
  endpoint: 'PAYERSCOPE_OTLP_ENDPOINT',
  headers: 'PAYERSCOPE_OTLP_HEADERS',
  content: 'PAYERSCOPE_OTLP_CONTENT',
  parent: 'TRACEPARENT',
} as const;

const header = /^[\w-]+=[^,\r\n]*$/;

/** Where spans are sent; nowhere without an endpoint. */
export const otlpSettings = z.strictObject({
  /** Address of a collector that takes OTLP over HTTP, without `/v1/traces`. */
  endpoint: z
    .url({ protocol: /^https?$/, error: 'must be an address as http://localhost:4318' })
    .transform((address) => address.replace(/\/$/, ''))
    .nullable()
    .default(null),
  /** `name=value` pairs with commas between: they often hold a key. */
  headers: z
    .string()
    .refine(
      (text) => text.split(',').every((one) => header.test(one.trim())),
      'must be name=value, with commas between',
    )
    .nullable()
    .default(null)
    .meta({ secret: true }),
  /** Whether questions, parameters and messages go along. */
  content: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  /** The span of whoever started this program (W3C Trace Context); what is no such thing is not followed. */
  parent: z
    .string()
    .regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/)
    .nullable()
    .catch(null)
    .default(null),
});

export type OtlpSettings = z.infer<typeof otlpSettings>;
