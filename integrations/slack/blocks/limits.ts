/** What Slack takes in one message and its parts, and a little below it where it counts otherwise than we do. */
export const LIMITS = {
  blocksPerMessage: 50,
  /** Characters of all text in a message's blocks: Slack names about 13,000 for a whole message. */
  textPerMessage: 12_000,
  sectionText: 2_900,
  contextElements: 10,
  buttonText: 75,
  buttonValue: 2_000,
  buttonsPerRow: 25,
  tableRows: 100,
  tableColumns: 20,
  /** Characters of a table's cells together. */
  tableText: 9_000,
  altText: 1_000,
} as const;
