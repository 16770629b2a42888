import { afterAll, describe, expect, test } from 'vitest';
import { answeredByPayer } from './testing/answered-by-payer.ts';
import { askJson } from './testing/ask-json.ts';
import type { ClaimGroup } from './testing/network-rows.ts';
import { derivable } from './testing/possible-values.ts';
import { readCells } from './testing/read-cells.ts';
import { createWorld, type World } from './testing/world.ts';

// The tests of DISCLOSURE.md on cells of many claims that are small all the same, each on a release of its own.

const worlds: World[] = [];
afterAll(() => {
  for (const { remove } of worlds) remove();
});

async function world(network: Parameters<typeof createWorld>[0]): Promise<World> {
  const built = await createWorld(network);
  worlds.push(built);
  return built;
}

describe('what is small without being few claims', () => {
  const shortPaid = (payer: string, short: number, rest: number): ClaimGroup[] => [
    { payer, month: '2024-01', claims: short, paid: 60 },
    { payer, month: '2024-01', claims: rest },
  ];

  test('10. 130 of 140 and 1 of 12: rate and both parts are withheld', async () => {
    const { file, dataDirectory } = await world({
      claims: [
        ...shortPaid('Alpha', 130, 10),
        ...shortPaid('Beta', 1, 11),
        ...shortPaid('Cappa', 50, 50),
        ...shortPaid('Dorset', 60, 70),
      ],
    });
    const claims = await readCells(file, 'total_claims');
    const underpaid = await readCells(file, 'underpaid_claims');
    const matched = await readCells(file, 'matched_claims');
    for (const payer of ['Alpha', 'Beta']) {
      // The count of claims alone says nothing of how many were underpaid.
      expect(claims.cells.get(`2024-01 payer=${payer}`)).toBe(payer === 'Alpha' ? 140 : 12);
      expect(underpaid.cells.get(`2024-01 payer=${payer}`)).toBeNull();
      expect(matched.cells.get(`2024-01 payer=${payer}`)).toBeNull();
    }
    const ofJanuary = /^(2024-01|2024-Q1|2024|all) .*payer=(Alpha|Beta)/;
    for (const parts of [underpaid, matched]) {
      expect(derivable(parts).filter((cell) => ofJanuary.test(cell))).toEqual([]);
    }
    const rates = await answeredByPayer(
      dataDirectory,
      'Rank payers by underpayment rate in January 2024',
      'underpayment_rate',
    );
    expect(rates).toMatchObject({ Alpha: '‡', Beta: '‡' });
  });

  test('11. twelve patients, one of 2.1 M USD, eleven of 5 k: dollars and mean are withheld, the count shows', async () => {
    const { file, dataDirectory } = await world({
      claims: [
        { payer: 'Alpha', month: '2024-01', claims: 1, charge: 2_100_000 },
        { payer: 'Alpha', month: '2024-01', claims: 11, charge: 5_000 },
        { payer: 'Beta', month: '2024-01', claims: 400, charge: 6_000 },
        { payer: 'Cappa', month: '2024-01', claims: 500, charge: 7_000 },
      ],
    });
    const claims = await readCells(file, 'total_claims');
    expect(claims.cells.get('2024-01 payer=Alpha')).toBe(12);
    for (const measure of ['total_charges', 'total_payments', 'payer_paid']) {
      const dollars = await readCells(file, measure);
      expect(dollars.cells.get('2024-01 payer=Alpha')).toBeNull();
      expect(derivable(dollars)).toEqual([]);
    }
    const answer = await askJson(dataDirectory, 'Payer scorecard for January 2024');
    expect(JSON.stringify(answer)).not.toMatch(/2,?155,?000|2\.[12]\d*\s?M|179,?5|179\.6/);
    expect(
      await answeredByPayer(dataDirectory, 'Payer scorecard for January 2024', 'total_charges'),
    ).toMatchObject({
      Alpha: '‡',
    });
  });

  test('12. 3 patients with 240 claims are withheld', async () => {
    const { file, dataDirectory } = await world({
      claims: [
        { payer: 'Alpha', month: '2024-01', claims: 240, patients: 3 },
        { payer: 'Beta', month: '2024-01', claims: 260 },
        { payer: 'Cappa', month: '2024-01', claims: 300 },
      ],
    });
    for (const measure of ['total_claims', 'patients', 'total_charges', 'matched_claims']) {
      const { cells } = await readCells(file, measure);
      expect([measure, cells.get('2024-01 payer=Alpha')]).toEqual([measure, null]);
    }
    expect(derivable(await readCells(file, 'total_claims'))).toEqual([]);
    expect(await answeredByPayer(dataDirectory, 'Payer scorecard for 2024', 'total_claims')).toMatchObject({
      Alpha: '‡',
    });
  });
});
