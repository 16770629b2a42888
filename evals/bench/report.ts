export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'MiB' | 'KiB' | 'x' | 'rows';
  /** The bound the project set itself, when there is one. */
  readonly limit?: number;
}

/** The figures as an aligned text table; `ok` or `OVER` against each bound. */
export function formatFigures(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map((figure) => figure.name.length));
  return figures
    .map(({ name, value, unit, limit }) => {
      const shown = `${value.toFixed(unit === 'MiB' || unit === 'rows' ? 0 : unit === 's' ? 1 : 2)} ${unit}`;
      const verdict =
        limit === undefined ? '' : `  limit ${limit} ${unit}  ${value <= limit ? 'ok' : 'OVER'}`;
      return `${name.padEnd(width)}  ${shown.padStart(14)}${verdict}`;
    })
    .join('\n');
}
