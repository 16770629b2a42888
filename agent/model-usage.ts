import type { UsageMetadata } from '@langchain/core/messages';
import { z } from 'zod';

const count = z.number().int().min(0);

/** Tokens of one reply, as the provider counted them; cached ones are part of the prompt. */
export interface CallTokens {
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly completionTokens: number;
}

/** The tokens a reply says it took; null where it does not say, or says what is no count. */
export function tokensOf(usage: UsageMetadata | undefined): CallTokens | null {
  const promptTokens = count.safeParse(usage?.input_tokens).data;
  const completionTokens = count.safeParse(usage?.output_tokens).data;
  if (promptTokens === undefined || completionTokens === undefined) return null;
  const cached = count.safeParse(usage?.input_token_details?.cache_read).data ?? 0;
  return { promptTokens, cachedTokens: Math.min(promptTokens, cached), completionTokens };
}
