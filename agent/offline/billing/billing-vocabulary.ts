import type { FormatWords } from '../formats/format-words.ts';
import { BILLING_LEXICON, BILLING_TOPICS, GENERAL_TAGS } from './billing-lexicon.ts';

/** Dimensions whose members a question can name, beside payers. */
export const BILLING_DIMENSIONS = ['location', 'procedure_group', 'diagnosis_group', 'provider'] as const;

/** Everything words can mean on a billing release. */
export const BILLING_WORDS: FormatWords = {
  lexicon: BILLING_LEXICON,
  generalTags: GENERAL_TAGS,
  topics: BILLING_TOPICS,
  held: new Set([
    'denials',
    'diagnoses and procedures',
    'averages',
    'write-offs and expected amounts',
    'causes',
    'advice',
    'encounter classes',
    'collection ratios',
    'changes',
    'days in A/R',
  ]),
  dimensions: BILLING_DIMENSIONS,
  hasPayers: true,
};
