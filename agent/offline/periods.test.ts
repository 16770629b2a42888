import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthNumber } from '../../tools/period-keys.ts';
import { formatRange, formatRanges, unite } from './months.ts';
import { readPeriods } from './periods.ts';
import { cleanText, tokenise } from './tokenise.ts';

const clock = { from: monthNumber('2021-01'), through: monthNumber('2025-12'), fiscalYearStart: 7 };
const read = (text: string) => readPeriods(tokenise(cleanText(text)), clock);
const text = (question: string): string =>
  read(question)
    .map((phrase) =>
      phrase.problem
        ? phrase.problem.kind
        : phrase.kind === 'shift'
          ? `-${phrase.months}`
          : formatRanges(phrase.ranges),
    )
    .join(' | ');

describe('the period grammar', () => {
  it.each([
    ['March 2025', 'March 2025'],
    ["Mar '25", 'March 2025'],
    ['2025-03', 'March 2025'],
    ['03/2025', 'March 2025'],
    ['Q3 2025', 'Q3 2025'],
    ["Q3'25", 'Q3 2025'],
    ['3Q25', 'Q3 2025'],
    ['2025-Q1', 'Q1 2025'],
    ['third quarter of 2025', 'Q3 2025'],
    ['last quarter of 2024', 'Q4 2024'],
    ['H1 2024', 'H1 2024'],
    ['first half of last year', 'H1 2025'],
    ['2024', '2024'],
    ['2023 and 2024', '2023 to 2024'],
    ['2022-2024', '2022 to 2024'],
    ['2022, 2023 and 2025', '2022 to 2023 and 2025'],
    ['Jan–Mar 2025', 'Q1 2025'],
    ['from January to March 2025', 'Q1 2025'],
    ['between March 2024 and May 2025', 'March 2024 to May 2025'],
    ['Nov to Feb 2025', 'November 2024 to February 2025'],
    ['Q1-Q3 2025', 'Q1 2025 to Q3 2025'],
    ['since March', 'March 2025 to December 2025'],
    ['before 2023', '2021 to 2022'],
    ['last quarter', 'Q4 2025'],
    ['last month', 'December 2025'],
    ['last year', '2025'],
    ['last 6 months', 'H2 2025'],
    ['last three quarters', 'Q2 2025 to Q4 2025'],
    ['past year', '2025'],
    ['year-to-date', '2025'],
    ['YTD', '2025'],
    ['March of last year', 'March 2025'],
    ['FY25', 'Q3 2024 to Q2 2025'],
    ['Q1 FY25', 'Q3 2024'],
    ['Q4 2025 vs the same quarter last year', 'Q4 2025 | -12'],
    ['Q4 versus Q3 2025', 'Q4 2025 | Q3 2025'],
    ['the first nine months of 2025', 'Q1 2025 to Q3 2025'],
    ['last two quarters of 2024', 'H2 2024'],
    ['last half year', 'H2 2025'],
    ['the back half of 2025', 'H2 2025'],
    ['1H24', 'H1 2024'],
    ['the month of June 2025', 'June 2025'],
    ['12 months ending June 2025', 'Q3 2024 to Q2 2025'],
    ['the quarter ended September 2025', 'Q3 2025'],
    ['the quarter after that', '--3'],
    ['the following month', '--1'],
    ['this year than last', '2025 | -0'],
    ['1 Jan to 31 March 2025', 'Q1 2025'],
    ['1 Jan to 30 March 2025', 'days'],
    ['last 10 days', 'days'],
    ['2025-02-14', 'days'],
    ['next quarter', 'future'],
    ['most last quarter', 'Q4 2025'],
    ['may we look at it', ''],
    ['12 months', ''],
  ])('%s', (question, expected) => expect(text(question)).toBe(expected));

  it('reads back every range it can write', () => {
    const month = fc.integer({ min: monthNumber('2021-01'), max: monthNumber('2025-12') });
    fc.assert(
      fc.property(month, month, (a, b) => {
        const range = { from: Math.min(a, b), to: Math.max(a, b) };
        const [phrase, ...more] = read(formatRange(range));
        expect(more).toEqual([]);
        expect(phrase?.ranges).toEqual([range]);
      }),
    );
  });

  it('reads back unions of years and quarters', () => {
    const year = fc.integer({ min: 2021, max: 2025 }).map((y) => ({ from: y * 12, to: y * 12 + 11 }));
    fc.assert(
      fc.property(fc.array(year, { minLength: 1, maxLength: 4 }), (years) => {
        const ranges = unite(years).flatMap(({ from, to }) =>
          Array.from({ length: (to - from + 1) / 12 }, (_, i) => ({
            from: from + i * 12,
            to: from + i * 12 + 11,
          })),
        );
        expect(read(formatRanges(ranges))[0]?.ranges).toEqual(unite(years));
      }),
    );
  });
});
