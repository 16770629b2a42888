import { cleanText, tokenise } from './tokenise.ts';

/**
 * Words that stand for one another, as data: the lexicon writes `<payer>` once for all of them. A plural s does not
 * matter.
 */
const NOUNS: Readonly<Record<string, string>> = {
  payer:
    'payer|payor|insurer|insurance|insurance company|insurance carrier|insurance plan|health insurance|health insurer|health plan|plan|carrier|third party payer|financial class|payer class|managed care plan',
  drug: 'medication|drug|medicine|med|prescription drug|pharmaceutical',
  hospital: 'organization|organisation|hospital|hosp|org|facility|clinic|location|site|practice|care site',
  doctor: 'provider|doctor|physician|clinician|surgeon|doc|rendering provider|practitioner',
  specialty: 'specialty|speciality|discipline|medical specialty',
  class:
    'encounter class|encounter type|visit type|visit class|care setting|setting of care|setting|place of service|type of visit|type of encounter|kind of visit|kind of encounter|type of care|patient class|class of care|class of encounter',
  each: 'by|per|each|every|which|what|which of our|which of the|across|across all|across our|across the|among|among our|among the|for each|for every|by each|of each|at each|in each|from each|to each|split by|broken down by|break down by|broken out by|breakdown by|break out by|grouped by|for each of our|each of our|each of the|by individual',
  vs: 'vs|versus|or|against',
  over: 'over|above|exceeding|greater than|more than|higher than|larger than|in excess of|>|worth more than|bigger than|beyond|of more than|of over',
  long: 'how long|how fast|how quickly|how slow|how slowly|how soon|how promptly|how many days|in how many days|how much time',
  gap: 'gap|difference|delta|distance|spread',
  bill: 'bill|billed|charge|charged|invoice|invoiced',
  get: 'get|got|collect|collected|receive|received|are paid|get paid|got paid|were paid|are getting|took in|bring in',
  whoever: 'they|it|he|she|we|you|this|that|these|those',
  was: 'do|does|did|is|are|was|were|has|have|will|would',
};

/** Alternatives of one noun, each as its stems, by the first of them. */
type Alternatives = ReadonlyMap<string, readonly (readonly string[])[]>;

const read = new Map<string, Alternatives>();

/**
 * What a noun of the lexicon stands for.
 *
 * @param noun without its brackets: `payer`
 */
export function alternativesOf(noun: string): Alternatives {
  const known = read.get(noun);
  if (known) return known;
  const words = NOUNS[noun];
  if (words === undefined)
    throw new Error(`The lexicon names <${noun}>, which stands for nothing; add it to the nouns.`);
  const byFirst = new Map<string, string[][]>();
  for (const phrase of words.split('|')) {
    const stems = tokenise(cleanText(phrase)).map(({ stem }) => stem);
    byFirst.set(stems[0]!, [...(byFirst.get(stems[0]!) ?? []), stems]);
  }
  read.set(noun, byFirst);
  return byFirst;
}
