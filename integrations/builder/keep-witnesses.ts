import type { KnownWitness } from '../../tools/disclosure/known-witness.ts';
import type { Warehouse } from '../../tools/ports.ts';

/** Fact → the witnesses that a release's proof rests on. */
export type WitnessesOfFacts = ReadonlyMap<string, readonly KnownWitness[]>;

const TABLE = 'builder.witnesses';
const COLUMNS = ['fact', 'witness', 'measure', 'cell', 'shift'] as const;

/** Makes the empty table: grain one row per fact, witness and number that it moves. */
export async function createWitnessTable(warehouse: Warehouse): Promise<void> {
  await warehouse.execute(
    `create table ${TABLE} (fact varchar, witness integer, measure varchar, cell varchar, shift bigint)`,
  );
}

/** What the last release of the chain rests on; empty where it is the first. */
export async function readWitnesses(warehouse: Warehouse): Promise<WitnessesOfFacts> {
  const rows = await warehouse.query(
    `select ${COLUMNS.join(', ')} from ${TABLE} order by fact, witness, measure, cell`,
  );
  const facts = new Map<string, KnownWitness[]>();
  for (const [fact, own] of Map.groupBy(rows, (row) => String(row['fact']))) {
    const witnesses = Map.groupBy(own, (row) => Number(row['witness']));
    const entries = [...witnesses.values()].map((list) =>
      list.map((row) => [String(row['measure']), String(row['cell']), Number(row['shift'])] as const),
    );
    facts.set(fact, entries);
  }
  return facts;
}

/** Keeps what a release rests on, in place of the one before, for the next build of the chain. */
export async function keepWitnesses(warehouse: Warehouse, facts: WitnessesOfFacts): Promise<void> {
  await warehouse.execute(`delete from ${TABLE}`);
  const rows = [...facts].flatMap(([fact, witnesses]) =>
    witnesses.flatMap((entries, w) =>
      entries.map(([measure, cell, shift]) => [fact, w + 1, measure, cell, shift]),
    ),
  );
  await warehouse.append(TABLE, COLUMNS, rows);
}
