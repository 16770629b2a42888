/** Questions to begin with: at most four fit into the agent view. */
export const EXAMPLE_QUESTIONS = [
  'Which payer underpaid us most last quarter?',
  'Top 5 medications by out-of-pocket last quarter',
  'How old are our receivables?',
  'Which contracts should we renegotiate?',
] as const;
