/** Words of everyday English that are one slip away from a word of the lexicon and are no slip of it. Data only. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(
  `
accenting appear appeared attending balanced biller chance chances claiming completed connected contact contacts contracted
corrected covert deciding defining depending different dread dried early faced failing faired feared filling grain human humane humans
insure insured insuring leaking leaning leaving lending loading loving marched marsh match matches measure measures media
mouth nearly owned pacing paging paper papers patent patents payee payees plain plane planes plant plants player playing
praying protect protected protects provided raise raises raising ranged ranging remember remote removed reminded rejecter
risking sending shape shapes shared sharp shorted shower slowed smoothly sounding speaking specially speed speeds spelling
spreading standing stuffing tending treating sprinting springing
`
    .trim()
    .split(/\s+/),
);

/** Whether spelling repair leaves a word alone, so that the planner asks about it. */
export const isPlain = (word: string): boolean => PLAIN_WORDS.has(word);
