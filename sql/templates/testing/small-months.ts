/** Every month of the years from one to another, `2024-01` to `2025-12`. */
export const monthsOf = (firstYear: number, lastYear: number): string[] =>
  Array.from({ length: (lastYear - firstYear + 1) * 12 }, (_, i) =>
    [firstYear + Math.floor(i / 12), String((i % 12) + 1).padStart(2, '0')].join('-'),
  );
