/** What a model takes, as far as its name tells. */
export interface ModelTraits {
  /** Thinks before it answers: it takes an effort and no temperature, and its thoughts count as output. */
  readonly reasons: boolean;
  /** Least effort that plans well; absent where a model takes no other than its own. */
  readonly effort?: 'low';
  /** Longest reply, thoughts included. */
  readonly maxOutputTokens: number;
}

/** `gpt-5` and later, `o3` and the like, also behind a gateway's prefix or in a deployment's name. */
const REASONING = /(^|[/_.-])(o[1-9]|gpt-?[5-9])(?!\d|[\w.-]*-chat)/i;
const OWN_EFFORT = /-pro\b/i;

const PLAN_TOKENS = 2_000;
const THOUGHT_TOKENS = 3_000;

/** Reads a model's name. What it does not tell is a model that does not reason: they refuse nothing of it. */
export function traitsOf(model: string): ModelTraits {
  if (!REASONING.test(model)) return { reasons: false, maxOutputTokens: PLAN_TOKENS };
  const effort = OWN_EFFORT.test(model) ? {} : { effort: 'low' as const };
  return { reasons: true, ...effort, maxOutputTokens: PLAN_TOKENS + THOUGHT_TOKENS };
}
