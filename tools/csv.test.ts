import { expect, it } from 'vitest';
import type { Disclosed, ResultTable } from './answer.ts';
import { toCsv } from './csv.ts';

const table = (rows: ResultTable['rows'], withheld: ResultTable['withheld'] = []) =>
  ({
    template: 'payer_scorecard',
    version: 1,
    params: {},
    columns: [
      { name: 'payer', label: 'Payer', unit: 'text' },
      { name: 'total_claims', label: 'Claims', unit: 'count' },
      { name: 'net_variance', label: 'Net variance', unit: 'usd' },
    ],
    rows,
    withheld,
  }) as unknown as Disclosed<ResultTable>;

it('writes a header with units and full-precision numbers, negative ones unquoted', () => {
  expect(toCsv(table([['Medicaid', 1200, -571872.14]]))).toBe(
    'Payer,Claims (count),Net variance (USD)\r\nMedicaid,1200,-571872.14\r\n',
  );
});

it('quotes commas, quotes and line breaks', () => {
  expect(toCsv(table([['Blue "Cross", Inc.\nWest', 0, null]]))).toContain(
    '"Blue ""Cross"", Inc.\nWest",0,\r\n',
  );
});

it('marks withheld cells in words and leaves missing values empty', () => {
  const csv = toCsv(table([['Humana', null, null]], [[0, 'total_claims']]));
  expect(csv).toContain('Humana,withheld,\r\n');
});

it.each(['=1+1', '+1', '-cmd', '@SUM(A1)', '\tx'])('neutralises the formula %j', (label) => {
  expect(toCsv(table([[label, 1, 1]]))).toContain(`\r\n'${label},1,1`);
});
