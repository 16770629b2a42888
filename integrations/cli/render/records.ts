import type { CellColumn } from '../../reading/table-cells.ts';
import { displayWidth } from './display-width.ts';
import { pad } from './fit-text.ts';
import type { Screen } from './screen.ts';
import { words, wrap } from './wrap.ts';

const GAP = 2;
const FIELD = { first: '  ', rest: '  ' };
const VALUE = { first: '    ', rest: '    ' };

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));

/**
 * Row by row, one value per line under the row's name, or below its label where the two do not fit side by
 * side: for screens too narrow for columns. Nothing is dropped or shortened.
 */
export function renderRecords(columns: readonly CellColumn[], screen: Screen): string[] {
  const { palette } = screen;
  const title = Math.max(
    0,
    columns.findIndex(({ align }) => align === 'left'),
  );
  const fields = columns.filter((_, at) => at !== title);
  const left = widest(fields.map(({ header }) => header));
  const right = widest(fields.flatMap(({ cells }) => cells));
  const beside = FIELD.first.length + left + GAP + right <= screen.columns;

  return (columns[title]?.cells ?? []).flatMap((name, row) => {
    const lines = fields.flatMap(({ header, cells, align }) => {
      const value = cells[row] ?? '';
      if (beside) {
        const label = palette.dim(pad(header, left + GAP, 'left'));
        return [(FIELD.first + label + pad(value, right, align)).trimEnd()];
      }
      const label = wrap(words(header, palette.dim), screen.columns, FIELD);
      return [...label, ...wrap(words(value), screen.columns, VALUE)];
    });
    const heading = wrap(words(name, palette.strong), screen.columns);
    return [...(row === 0 ? [] : ['']), ...heading, ...lines];
  });
}
