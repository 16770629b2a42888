import { countedPersonNote } from '../../agent/compose/counted-person-note.ts';
import type { Answer, ResultTable } from '../../tools/answer.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { answerParts } from './answer-words.ts';
import type { Failures } from './context.ts';

/** The one thing that is said of withheld cells, how many of how many. */
const NOTE =
  /^‡ Withheld to protect patients \((\d+) of \d+ cells\)\. Totals include them\. Try a longer period or a wider group\.$/;

/** What would tell why a cell is withheld, of which kind it is, or how close to what. */
const REASONS =
  /\b(?:small cell|too few|fewer than|less than (?:11|eleven|ten)|below (?:11|eleven|the threshold)|complementary|primary cell|suppress\w*|one patient|single patient)\b/i;

/** Words that are said back to whoever asked. */
const QUOTED = /“[^”]*”/g;

/** Columns that count people or services themselves: not changes between two published counts. */
const COUNTED =
  /^(?:patients|beneficiaries|total_claims|\w+_claims|prescriptions|dispenses|open_claims|claims_after_death)$/;

/**
 * From how many people or services on a count may be shown: CMS's 11; 30 where a claim stands for a person. A release can
 * be stricter, and is not believed where it says it may be laxer.
 */
function leastCount({ thresholds: { count, person } }: ReleaseManifest): number {
  return Math.max(count, person === 'claim' ? 30 : 11);
}

/** @param least the smallest count of people and services that may be shown, 0 aside */
function ofTable(table: ResultTable, least: number): string[] {
  const marked = new Set(table.withheld.map(([row, name]) => `${row} ${name}`));
  const shown = [...marked].find((mark) => {
    const [row = '', name = ''] = mark.split(' ');
    const column = table.columns.findIndex((one) => one.name === name);
    return table.rows[Number(row)]?.[column] !== null;
  });
  const small = table.rows.flatMap((row) =>
    table.columns.flatMap(({ name, unit }, at) => {
      const value = row[at];
      const counts = unit === 'count' && COUNTED.test(name) && typeof value === 'number';
      return counts && value > 0 && value < least ? [`${name} is ${value}`] : [];
    }),
  );
  return [...(shown === undefined ? [] : [`a value stands in the withheld cell ${shown}`]), ...small];
}

/**
 * What an answer tells that the rules forbid: small counts, values in withheld cells, a reason for withholding.
 *
 * @param manifest of the release that was asked: from how many on it shows anything, and what it says on every answer
 */
export function disclosedParts(answer: Answer, manifest: ReleaseManifest): Failures {
  // Said whatever is withheld, so it tells of no cell.
  const rule = countedPersonNote(manifest);
  const withheld = answer.tables.reduce((sum, { withheld: cells }) => sum + cells.length, 0);
  const notes = answer.caveats.filter((caveat) => caveat.startsWith('‡'));
  const told = notes.map((note) => NOTE.exec(note)?.[1] ?? note);
  const note =
    told.length === 0 || (told.length === 1 && told[0] === String(withheld))
      ? []
      : [`${withheld} cells are withheld, and the note says: ${notes.join(' ')}`];
  const reason = answerParts(answer).find(
    (part) => part !== rule && !part.startsWith('‡') && REASONS.test(part.replaceAll(QUOTED, '')),
  );
  return [
    ...answer.tables.flatMap((table) => ofTable(table, leastCount(manifest))),
    ...note,
    ...(withheld > 0 && notes.length === 0 ? ['cells are withheld and no note says so'] : []),
    ...(reason === undefined ? [] : [`a reason for withholding: ${reason}`]),
  ];
}
