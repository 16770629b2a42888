import { expect, test } from 'vitest';
import { dataWindow, periodMonths } from './data-window.ts';

test('the demo: five whole years, months for the last two', () => {
  const window = dataWindow('2025-12-31', '2021-01');
  expect(window).toMatchObject({ from: '2021-01', to: '2025-12', months: 60 });
  expect(window.periods.month).toHaveLength(24);
  expect(window.periods.month[0]).toBe('2024-01');
  expect(window.periods.quarter).toHaveLength(20);
  expect(window.periods.year).toEqual(['2021', '2022', '2023', '2024', '2025']);
  expect(window.periods.all).toEqual(['all']);
  expect(periodMonths('all', 'all', window)).toEqual({ from: '2021-01', to: '2025-12' });
});

test('a window that begins and ends inside a year publishes whole quarters and years only', () => {
  const window = dataWindow('2024-01-31', '1968-01');
  expect(window).toMatchObject({ from: '2019-02', to: '2024-01', months: 60 });
  expect(window.periods.quarter[0]).toBe('2019-Q2');
  expect(window.periods.quarter.at(-1)).toBe('2023-Q4');
  expect(window.periods.year).toEqual(['2020', '2021', '2022', '2023']);
  expect(window.periods.month.at(-1)).toBe('2024-01');
  expect(periodMonths('2019-Q2', 'quarter', window)).toEqual({ from: '2019-04', to: '2019-06' });
});

test('a young source starts where its data starts, and has no year margin yet', () => {
  const window = dataWindow('2025-08-31', '2025-02');
  expect(window.months).toBe(7);
  expect(window.periods.month[0]).toBe('2025-02');
  expect(window.periods.quarter).toEqual(['2025-Q2']);
  expect(window.periods.year).toEqual([]);
  expect(window.periods.all).toEqual([]);
});
