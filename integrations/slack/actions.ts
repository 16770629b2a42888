import { z } from 'zod';

/** Ids of everything that can be pressed. */
export const ACTION = {
  ask: 'payerscope_ask',
  brief: 'payerscope_brief',
  chart: 'payerscope_chart',
  csv: 'payerscope_csv',
  why: 'payerscope_why',
  define: 'payerscope_define',
  feedback: 'payerscope_feedback',
  resend: 'payerscope_resend',
} as const;

export const COMMAND = '/payerscope';
export const SHORTCUT = 'payerscope_ask_about';

const askValue = z.strictObject({
  /** Conversation to go on with. */
  thread: z
    .string()
    .regex(/^[\w.:-]{1,100}$/)
    .optional(),
  question: z.string().min(1).max(1_000),
});

export type AskValue = z.infer<typeof askValue>;

/** What a button that asks carries. */
export const writeAskValue = (value: AskValue): string => JSON.stringify(value);

/** Null for what no button of ours carries. */
export function readAskValue(text: string): AskValue | null {
  try {
    return askValue.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const ANSWER_ID = /^a_[0-9a-f]{12}$/;

/** The answer a button is about; null for what is no id. */
export const readAnswerId = (text: string): string | null => (ANSWER_ID.test(text) ? text : null);

/** `helpful a_…`: a verdict on an answer. */
export function readFeedback(text: string): { verdict: 'helpful' | 'unhelpful'; answerId: string } | null {
  const [, verdict, answerId] = /^(helpful|unhelpful) (a_[0-9a-f]{12})$/.exec(text) ?? [];
  if (answerId === undefined) return null;
  return { verdict: verdict === 'helpful' ? 'helpful' : 'unhelpful', answerId };
}
