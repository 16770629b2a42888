import type { Condition } from '../../../sql/templates/cms-slots.ts';

/** What people call the chronic conditions. */
const NAMES: Readonly<Record<Condition, string>> = {
  alzheimers: 'alzheimers|alzheimer|alzheimers disease|alzheimer s disease|alzheimer s|dementia',
  heart_failure: 'heart failure|congestive heart failure|chf',
  kidney_disease: 'kidney disease|chronic kidney disease|ckd|renal disease|kidney failure',
  cancer: 'cancer|tumor|tumors|oncology',
  copd: 'copd|chronic obstructive pulmonary disease|lung disease|emphysema',
  depression: 'depression|depressive disorder',
  diabetes: 'diabetes|diabetic|diabetics|diabetes mellitus',
  ischemic_heart:
    'ischemic heart disease|ischemic heart|ischaemic heart disease|coronary artery disease|coronary heart disease|heart disease|ihd|cad',
  osteoporosis: 'osteoporosis',
  arthritis: 'arthritis|rheumatoid arthritis|osteoarthritis|ra oa|ra / oa',
  stroke: 'stroke|strokes|tia|transient ischemic attack',
};

/** Whom a claim is of, as people say. */
export const WHO = ['people', 'patients', 'beneficiaries', 'persons', 'those', 'members'];
const HAVING = [
  'with',
  'who have',
  'having',
  'diagnosed with',
  'who suffer from',
  'suffering from',
  'living with',
];

/** Every way to speak of a condition, alone or of those who have it, with its tag. */
export function* conditionPhrases(): Iterable<readonly [string, readonly string[]]> {
  for (const [condition, names] of Object.entries(NAMES)) {
    const ways = names
      .split('|')
      .flatMap((name) => [
        name,
        ...HAVING.map((having) => `${having} ${name}`),
        ...WHO.flatMap((who) => [`${name} ${who}`, ...HAVING.map((having) => `${who} ${having} ${name}`)]),
      ]);
    yield [ways.join('|'), [`condition:${condition}`]];
  }
}
