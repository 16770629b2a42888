import { z } from 'zod';

/** Where OpenAI itself answers; any other base URL is a compatible server of somebody's own. */
export const OPENAI_BASE_URL = 'https://api.openai.com/v1';

const perMillion = z.number().min(0).max(10_000);

/** US dollars per million tokens. */
const price = z.strictObject({ input: perMillion, cached: perMillion.optional(), output: perMillion });

export type ModelPrice = z.infer<typeof price>;

const BASE_URL = 'must be an http or https address without a name, a key or a query, such as https://host/v1';

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && `${username}${password}${search}${hash}` === '';
}

const PRICES =
  'must be JSON such as {"my-model": {"input": 0.25, "cached": 0.025, "output": 2}}, in USD per million tokens';

const prices = z.string().transform((text, context) => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    data = null;
  }
  const parsed = z.record(z.string(), price).safeParse(data);
  if (parsed.success) return parsed.data;
  context.addIssue(PRICES);
  return z.NEVER;
});

const SECONDS = 'must be a number of seconds from 1 to 600';
const DOLLARS = 'must be an amount of US dollars above 0';
const ON_OFF = { error: 'must be on or off' };

/** Which settings a language model has, and the variables that carry them. */
export const MODEL_VARIABLES = {
  baseUrl: 'OPENAI_BASE_URL',
  api: 'PAYERSCOPE_MODEL_API',
  timeoutSeconds: 'PAYERSCOPE_MODEL_TIMEOUT_SECONDS',
  budgetUsd: 'PAYERSCOPE_MODEL_BUDGET_USD',
  prices: 'PAYERSCOPE_MODEL_PRICES',
  writer: 'PAYERSCOPE_MODEL_WRITER',
  streaming: 'PAYERSCOPE_MODEL_STREAMING',
} as const;

/** How an OpenAI or compatible model is used; all of it has a default. */
export const modelSettings = z.strictObject({
  baseUrl: z
    .string()
    .trim()
    .refine(isBaseUrl, BASE_URL)
    .transform((url) => url.replace(/\/+$/, ''))
    .default(OPENAI_BASE_URL),
  /** Chat completions is what every compatible server speaks. */
  api: z.enum(['chat', 'responses'], { error: 'must be chat or responses' }).default('chat'),
  /** For one reply, with everything that is tried again. */
  timeoutSeconds: z.coerce.number({ error: SECONDS }).min(1, SECONDS).max(600, SECONDS).default(30),
  /** Per answer; null is the usual budget where prices are known. */
  budgetUsd: z.coerce
    .number({ error: DOLLARS })
    .positive(DOLLARS)
    .max(1_000, DOLLARS)
    .nullable()
    .default(null),
  /** Prices that are known here, over the table that is shipped. */
  prices: prices.default({}),
  /** Whether the model also writes; code writes otherwise. */
  writer: z.enum(['on', 'off'], ON_OFF).default('off'),
  streaming: z.enum(['on', 'off'], ON_OFF).default('off'),
});

export type ModelSettings = Readonly<z.infer<typeof modelSettings>>;
