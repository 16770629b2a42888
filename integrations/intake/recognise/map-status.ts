import { editDistance, slipsAllowed } from '../../../agent/offline/edit-distance.ts';

/** What became of a claim. */
export const CLAIM_STATUSES = ['approved', 'paid', 'partially_paid', 'rejected', 'pending'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** How billing systems write a status, in lower case without marks. */
const SPELLINGS: Readonly<Record<ClaimStatus, string>> = {
  approved:
    'approved|approve|apprvd|apprv|appr|appvd|a|accepted|accept|allowed|authorized|authorised|adjudicated approved|approved for payment|to be paid|finalized approved|ok',
  paid: 'paid|pd|paid in full|fully paid|full payment|paid full|payment made|payment issued|pmt issued|settled|closed paid|finalized paid|processed paid|f|1|processed as primary|remitted|complete|completed|paid closed',
  partially_paid:
    'partially paid|partial|partial payment|partial paid|part paid|partly paid|pp|partial pay|underpaid|short paid|part pmt|partial pmt|paid partial|partially approved|part',
  rejected:
    'rejected|reject|rejctd|rej|rjct|rjctd|r|denied|deny|denial|dny|den|dnd|d|declined|decline|refused|not covered|not approved|disallowed|finalized denied|4|returned|void denied|unpaid denied|closed denied|denied closed|noncovered',
  pending:
    'pending|pend|pnd|pndg|pended|in process|in progress|processing|in review|under review|review|open|submitted|received|suspended|suspense|on hold|hold|held|awaiting|awaiting payment|awaiting response|new|sent|billed|acknowledged|ack|waiting|outstanding|not processed|in adjudication|q|s',
};

const KNOWN = new Map(
  CLAIM_STATUSES.flatMap((status) => SPELLINGS[status].split('|').map((text) => [text, status] as const)),
);

export const plainStatus = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The status a text stands for; null where nobody can tell (`P` is paid or pending), for a mapping file to settle.
 *
 * @example mapStatus('Apprvd') // 'approved'
 */
export function mapStatus(text: string): ClaimStatus | null {
  const plain = plainStatus(text);
  const known = KNOWN.get(plain);
  if (known !== undefined) return known;
  const slips = slipsAllowed(plain.length);
  if (slips === 0) return null;
  const near = [...KNOWN].filter(([word]) => word.length > 3 && editDistance(word, plain, slips) <= slips);
  const statuses = new Set(near.map(([, status]) => status));
  return statuses.size === 1 ? [...statuses][0]! : null;
}
