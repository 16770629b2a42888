import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDemo } from './generate-demo.ts';
import { sourceFiles } from './source-files.ts';
import { readDemo } from './testing/read-demo.ts';

const small = { patients: 300, months: 60, asOf: '2025-12-31' };
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'payerscope-demo-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function digests(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory)).sort();
  const hash = async (name: string) =>
    createHash('sha256')
      .update(await readFile(join(directory, name)))
      .digest('hex');
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await hash(name)] as const)));
}

describe('the demo', () => {
  it('writes the same bytes for the same seed, whatever the number of threads', async () => {
    const one = await generateDemo({ ...small, directory: join(root, 'one'), seed: 7, threads: 1 });
    const two = await generateDemo({ ...small, directory: join(root, 'two'), seed: 7, threads: 3 });
    expect(two).toEqual(one);
    expect(await digests(join(root, 'two'))).toEqual(await digests(join(root, 'one')));
  });

  it('writes something else for another seed', async () => {
    await generateDemo({ ...small, directory: join(root, 'seed-7'), seed: 7 });
    await generateDemo({ ...small, directory: join(root, 'seed-8'), seed: 8 });
    const [seven, eight] = [await digests(join(root, 'seed-7')), await digests(join(root, 'seed-8'))];
    for (const name of [
      'claims.csv',
      'claims_transactions.csv',
      'encounters.csv',
      'medications.csv',
      'patients.csv',
    ])
      expect(eight[name], name).not.toBe(seven[name]);
    expect(eight['payers.csv']).toBe(seven['payers.csv']);
  });

  it('gives a person the same history however many people there are', async () => {
    await generateDemo({ ...small, patients: 20, directory: join(root, 'few') });
    await generateDemo({ ...small, patients: 40, directory: join(root, 'more') });
    const few = await readFile(join(root, 'few', 'claims.csv'), 'utf8');
    const more = await readFile(join(root, 'more', 'claims.csv'), 'utf8');
    expect(more.startsWith(few)).toBe(true);
    expect(more.length).toBeGreaterThan(few.length);
  });

  it('replaces an earlier demo, and refuses a directory that holds anything else', async () => {
    const directory = join(root, 'again');
    await generateDemo({ ...small, patients: 5, directory });
    await generateDemo({ ...small, patients: 6, directory });
    expect((await readdir(directory)).sort()).toEqual(sourceFiles.map((file) => file.name).sort());
    const foreign = join(root, 'foreign');
    await mkdir(foreign);
    await writeFile(join(foreign, 'thesis.txt'), 'mine');
    await expect(generateDemo({ ...small, directory: foreign })).rejects.toMatchObject({ code: 'USAGE' });
    expect(await readdir(foreign)).toEqual(['thesis.txt']);
  });

  it('leaves nothing behind when it cannot write', async () => {
    await writeFile(join(root, 'a-file'), '');
    await expect(generateDemo({ ...small, directory: join(root, 'a-file', 'demo') })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
    expect((await readdir(root)).filter((name) => name.includes('.partial-'))).toEqual([]);
  });

  it.each([
    { patients: 0 },
    { patients: 1.5 },
    { seed: Number.NaN },
    { months: 0 },
    { asOf: '2025-02-30' },
    { asOf: 'last week' },
  ])('refuses %o', async (wrong) => {
    const directory = join(root, 'refused');
    await expect(generateDemo({ ...small, directory, ...wrong })).rejects.toMatchObject({ code: 'USAGE' });
  });
});

describe('its files', () => {
  let demo: Awaited<ReturnType<typeof readDemo>>;
  let directory: string;
  beforeAll(async () => {
    directory = join(root, 'shape');
    await generateDemo({ ...small, directory });
    demo = await readDemo(directory);
  });
  afterAll(() => demo.close());
  const count = async (from: string) => Number((await demo.rows(`select count(*) from ${from}`))[0]?.[0]);

  it.each(sourceFiles.map((file) => [file.name, file] as const))(
    '%s has a full Synthea header',
    async (name, file) => {
      const text = await readFile(join(directory, name), 'utf8');
      expect(text.slice(0, text.indexOf('\n'))).toBe(file.header);
      const unknown = Object.keys(file.columns).filter((column) => !file.header.split(',').includes(column));
      expect(unknown).toEqual([]);
    },
  );

  it('refer to each other', async () => {
    expect(await count('claims anti join patients on claims.patientid = patients.id')).toBe(0);
    expect(await count('claims anti join providers on claims.providerid = providers.id')).toBe(0);
    expect(await count('claims anti join encounters on claims.appointmentid = encounters.id')).toBe(0);
    expect(
      await count('encounters anti join organizations on encounters.organization = organizations.id'),
    ).toBe(0);
    expect(await count('encounters anti join payers on encounters.payer = payers.id')).toBe(0);
    expect(await count('medications anti join encounters on medications.encounter = encounters.id')).toBe(0);
    expect(
      await count('providers anti join organizations on providers.organization = organizations.id'),
    ).toBe(0);
    expect(await count('payer_transitions anti join patients on patient = patients.id')).toBe(0);
  });

  it('have unique ids', async () => {
    for (const table of ['transactions', 'encounters', 'patients', 'providers', 'organizations', 'payers'])
      expect(await count(`(select id from ${table} group by id having count(*) > 1)`), table).toBe(0);
  });

  it('hold amounts of at least 0 and nothing after the as-of day or before birth', async () => {
    const money = ['amount', 'payments', 'adjustments', 'transfers', 'outstanding'];
    expect(await count(`transactions where least(${money.map((m) => `${m}::double`).join(', ')}) < 0`)).toBe(
      0,
    );
    expect(await count("transactions where fromdate >= '2026-01-01'")).toBe(0);
    expect(await count("encounters where start >= '2026-01-01' or start < '2021-01-01'")).toBe(0);
    expect(
      await count('encounters e join patients p on e.patient = p.id where e.start::date < p.birthdate::date'),
    ).toBe(0);
  });

  it('carry a running balance that ends at the open balance', async () => {
    const unbalanced = await demo.rows(`
      select c.claim_id from claim as c
      inner join (
          select claimid, arg_max(outstanding::decimal(18, 2), chargeid::integer) as last_outstanding
          from transactions group by claimid
      ) as t on c.claim_id = t.claimid
      where c.open_balance <> t.last_outstanding
    `);
    expect(unbalanced).toEqual([]);
  });
});
