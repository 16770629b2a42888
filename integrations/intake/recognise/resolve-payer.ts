import { editDistance } from '../../../agent/offline/edit-distance.ts';
import { PAYER_ALIASES, PAYER_TIES } from '../../../agent/offline/names.ts';

/** A payer as written, and who it is taken for. */
export interface ResolvedPayer {
  readonly payer: string;
  /** `own`: in no dictionary, kept under its own name. `unsure`: the same, with somebody it might be. */
  readonly how: 'exact' | 'alias' | 'plan' | 'fuzzy' | 'own' | 'unsure';
  /** 1 is certain. */
  readonly confidence: number;
  /** Whom an unsure one may be. */
  readonly suggestion: string | null;
}

/** Kinds of plan and forms of company: they tell products of one payer apart, not payers. */
const PLAN_WORDS = new Set(
  'ppo hmo epo pos hdhp plan plans health insurance ins inc llc co corp corporation company commercial group of the choice plus select open access advantage gold silver bronze network'.split(
    ' ',
  ),
);

/** Lower case, no marks: what spellings are compared by. */
export const plainPayer = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const aliases = new Map(
  Object.entries(PAYER_ALIASES).flatMap(([payer, names]) =>
    [payer, ...names.split('|')].map((name) => [plainPayer(name), payer] as const),
  ),
);
const OWN_ALIASES: Readonly<Record<string, string>> = {
  'self pay patient': 'No insurance',
  none: 'No insurance',
  'no ins': 'No insurance',
  'self insured patient': 'No insurance',
  cash: 'No insurance',
};
for (const [name, payer] of Object.entries(OWN_ALIASES)) aliases.set(name, payer);

const SURE = 0.85;
const MAYBE = 0.7;

/**
 * Resolves a payer against the whole dictionary: exact and other names, names with a kind of plan behind them
 * (`Aetna PPO`), slips of spelling. What fits two equally, or none well enough, stays under its own name.
 *
 * @example resolvePayer('Aetna, Inc.').payer // 'Aetna'
 */
export function resolvePayer(written: string): ResolvedPayer {
  const plain = plainPayer(written);
  const own = (how: 'own' | 'unsure', confidence: number, suggestion: string | null): ResolvedPayer => ({
    payer: tidyName(written),
    how,
    confidence,
    suggestion,
  });
  const tie = PAYER_TIES[plain];
  if (tie) return own('unsure', 0.5, tie.join(' or '));
  const exact = aliases.get(plain);
  if (exact !== undefined) {
    return {
      payer: exact,
      how: plainPayer(exact) === plain ? 'exact' : 'alias',
      confidence: 1,
      suggestion: null,
    };
  }
  const words = plain.split(' ');
  const core = words.filter((word) => !PLAN_WORDS.has(word)).join(' ');
  const plan = aliases.get(core);
  if (plan !== undefined) return { payer: plan, how: 'plan', confidence: 0.95, suggestion: null };
  const best = nearest(core.length >= 5 ? core : plain);
  if (best === null || best.confidence < MAYBE) return own('own', best?.confidence ?? 0, null);
  const [first, ...others] = best.payers;
  if (best.confidence >= SURE && others.length === 0) {
    return { payer: first!, how: 'fuzzy', confidence: best.confidence, suggestion: null };
  }
  return own('unsure', best.confidence, best.payers.join(' or '));
}

function nearest(plain: string): { payers: string[]; confidence: number } | null {
  let best: { payers: string[]; confidence: number } | null = null;
  for (const [name, payer] of aliases) {
    if (Math.min(name.length, plain.length) < 5) continue;
    const longest = Math.max(name.length, plain.length);
    const most = Math.floor(longest * (1 - MAYBE));
    const distance = editDistance(name, plain, most);
    if (distance > most) continue;
    const confidence = Math.round((1 - distance / longest) * 100) / 100;
    if (best === null || confidence > best.confidence) best = { payers: [payer], confidence };
    else if (confidence === best.confidence && !best.payers.includes(payer)) best.payers.push(payer);
  }
  return best;
}

/** `SUNRISE HEALTH PLAN` as `Sunrise Health Plan`; a name with small letters stays as it is written. */
export function tidyName(written: string): string {
  const text = written.replace(/\s+/g, ' ').trim();
  if (/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text)) return text;
  return text
    .toLowerCase()
    .replace(/(^|[\s\-/(&])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
