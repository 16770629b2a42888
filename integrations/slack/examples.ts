import type { SourceFormatName } from '../../sql/templates/source-formats.ts';

/** What people are shown before they have asked anything. */
export interface Examples {
  /** Over the questions in the agent view. */
  readonly title: string;
  /** Questions to begin with: at most four fit into the agent view. */
  readonly questions: readonly string[];
  /** Questions whose figures over everybody stand on the home, of the last complete quarter. */
  readonly cards: readonly string[];
}

/** By the files a release stands on: each holds other things. */
export const EXAMPLES: Readonly<Record<SourceFormatName, Examples>> = {
  synthea: {
    title: 'Ask about payers, coverage or receivables',
    questions: [
      'Which payer underpaid us most last quarter?',
      'Top 5 medications by out-of-pocket last quarter',
      'How old are our receivables?',
      'Which contracts should we renegotiate?',
    ],
    cards: ['Payer scorecard for last quarter', 'Coverage summary for last quarter', 'Receivables summary'],
  },
  billing: {
    title: 'Ask about submitted claims',
    questions: [
      'Which payer rejected most last quarter?',
      'Which rejected amounts should we work first?',
      'Approval rate by month',
      'How old is what is outstanding?',
    ],
    cards: ['Submission scorecard for last quarter', 'Status mix for last quarter'],
  },
  cms: {
    title: 'Ask about reimbursements and providers',
    questions: [
      'Monthly reimbursement by claim type',
      'Which providers cost most?',
      'Which providers have the highest share of high-value claims?',
      'Chronic condition mix last quarter',
    ],
    cards: ['Reimbursement summary for last quarter'],
  },
};
