import { NO_BRIEF } from '../../../tools/briefs/brief-kinds.ts';
import { isReimbursementTemplate } from '../../reimbursement-question.ts';
import type { FormatLanguage } from '../formats/plan-format.ts';
import { lastQuarters, lastYears, periodParam } from '../published-months.ts';
import { cmsCalls, LIMITED } from './cms-calls.ts';
import { type CmsBy, type CmsMetric, type CmsSubject, cmsFrameOf } from './cms-frame.ts';
import { CMS_TOPICS } from './cms-lexicon.ts';
import { PROVIDERS_APART } from './provider-calls.ts';
import { CMS_READER } from './read-cms.ts';

/** How questions about a release of CMS claims are read and answered. */
export const CMS: FormatLanguage<CmsSubject, CmsMetric, CmsBy> = {
  reader: CMS_READER,
  topics: CMS_TOPICS,
  refusedPatterns: [
    /\b(?:which|what|whose|each|every|that|this|another|who) (?:one |single |of (?:our|the) )?(?:beneficiary|beneficiaries|enrollees?)\b/,
    /\b(?:list|show|name|give me|find|identify|top \d+|top) (?:me )?(?:all |the |our )?(?:beneficiary|beneficiaries|enrollees?)\b/,
    /\bby (?:individual )?(?:beneficiary|enrollee)\b/,
    /\bbeneficiary(?:'s)? (?:ids?|names?|numbers?|records?|level|details?|lists?|histor(?:y|ies))\b/,
    /\bbeneficiaries (?:with the )?(?:named|called|by name|who cost)\b/,
    /\bwho (?:is|was|are|were) (?:the |our |these |those |their |its )?(?:beneficiary|beneficiaries|enrollees?|members?)\b/,
    // One of them by a number or a letter; a year or a quarter after the word is a period.
    /\b(?:bene|beneficiary|enrollee) (?:(?:no|number|id|#) ?)?(?!(?:19|20)\d{2}\b|[qh][1-4]\b)(?:[b-hj-z]\b|[a-z]*\d)/,
    /\b(?:desynpuf|bene) ?id\b/,
  ],
  usual: (published) => {
    const quarter = periodParam([lastQuarters(1, published)]);
    const year = periodParam([lastYears(1, published)]);
    return [
      { template: 'reimbursement_summary', params: { period: quarter } },
      { template: 'provider_costs', params: { period: year } },
      { template: 'chronic_condition_mix', params: { period: quarter } },
      { template: 'reimbursement_by_group', params: { period: quarter, by: 'state' } },
    ];
  },
  owns: isReimbursementTemplate,
  frameOf: cmsFrameOf,
  stays: (dimension, by) =>
    dimension === 'claim_type' ||
    (dimension === 'fraud_flag' && by === 'provider') ||
    (dimension === 'condition' && (by === null || by === 'claim_type')),
  goesOn: /^(?:and|but|only|just|against|versus|vs|what about|how about)\b/,
  // “Only the flagged ones” after a table of providers means providers.
  inContext: (now, before) =>
    before.by === 'provider' && now.by === 'fraud_flag' && now.members['fraud_flag'] !== undefined
      ? { ...now, by: null }
      : now,
  apart: (by) => {
    const has = (name: CmsBy): boolean => by.includes(name);
    if (has('provider') && (has('state') || has('age_band'))) return PROVIDERS_APART;
    // A table of providers names their flag and, against peers, the type of claim.
    const rest = by.filter(
      (name) =>
        !(name === 'condition' && has('claim_type')) &&
        !((name === 'fraud_flag' || name === 'claim_type') && has('provider')),
    );
    return rest.length < 2
      ? null
      : 'States, ages, flags, conditions and claim types are published one at a time; a table of one can be asked for inpatient or for outpatient claims.';
  },
  choose: cmsCalls,
  withoutBrief: () => NO_BRIEF,
  limited: LIMITED,
};
