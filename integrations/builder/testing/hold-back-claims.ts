import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether a line is kept; the generator quotes nothing in these files. */
type Keep = (fields: readonly string[]) => boolean;

async function filterLines(path: string, keep: Keep): Promise<void> {
  const [header = '', ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const kept = lines.filter((text) => keep(text.split(',')));
  await writeFile(path, `${[header, ...kept].join('\n')}\n`);
}

/**
 * Copies an export without some of the claims of one month, as if they had been filed late.
 *
 * @param month `YYYY-MM` of service; at most 60 of its claims are held back
 * @returns ids of the claims held back
 */
export async function holdBackClaims(source: string, target: string, month: string): Promise<string[]> {
  await cp(source, target, { recursive: true });
  const claims = join(target, 'claims.csv');
  const header = (await readFile(claims, 'utf8')).split('\n', 1)[0]!.split(',');
  const date = header.indexOf('SERVICEDATE');
  const held = new Set<string>();
  await filterLines(claims, (fields) => {
    const isLate = fields[date]!.startsWith(month) && held.size < 60;
    if (isLate) held.add(fields[0]!);
    return !isLate;
  });
  const transactions = join(target, 'claims_transactions.csv');
  const claim = (await readFile(transactions, 'utf8')).split('\n', 1)[0]!.split(',').indexOf('CLAIMID');
  await filterLines(transactions, (fields) => !held.has(fields[claim]!));
  return [...held];
}
