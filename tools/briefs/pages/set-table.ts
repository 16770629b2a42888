import type { BriefTable } from '../brief-content.ts';
import { type Block, type BoxMark, COLUMN, type Mark, PAGE } from './page.ts';
import { COLOURS } from './page-colours.ts';
import { setText } from './set-text.ts';
import type { Typefaces } from './typefaces.ts';

const INSET = 5;
const HEAD = 18;
const TITLE_LEAD = 18;

/** Height of a table of so many rows, its title and the line about the rest included. */
export function tableHeight(table: BriefTable, rows: number, rowHeight: number): number {
  if (table.rows.length === 0) return TITLE_LEAD + 18;
  const lines = rows + (table.total === null ? 0 : 1);
  return TITLE_LEAD + HEAD + lines * rowHeight + (rows < table.rows.length ? 14 : 4);
}

/** Title, header, the first rows, the total, and how many rows are left out. */
export function setTable(
  table: BriefTable,
  place: { readonly y: number; readonly rows: number; readonly rowHeight: number },
  typefaces: Typefaces,
): Block[] {
  const { margin } = PAGE;
  const full = { x: margin, width: COLUMN, lines: 1 };
  const title = setText(
    'H2',
    table.title,
    { ...full, y: place.y, size: 12.5, lead: TITLE_LEAD, face: 'semibold', colour: COLOURS.heading },
    typefaces,
  );
  const note = { ...full, size: 8.5, lead: 14, colour: COLOURS.note };
  if (table.rows.length === 0)
    return [title.block, setText('P', table.empty, { ...note, y: title.bottom }, typefaces).block];

  const shares = table.columns.reduce((sum, { share }) => sum + share, 0);
  let left = margin;
  const columns = table.columns.map((column) => {
    const x = left;
    left += (COLUMN * column.share) / shares;
    return { ...column, x, width: (COLUMN * column.share) / shares };
  });
  const line = (
    cells: readonly string[],
    y: number,
    height: number,
    look: 'head' | 'row' | 'total',
  ): Block => ({
    tag: 'TR',
    children: columns.map((column, at): Block => {
      const set = setText(
        look === 'head' || at === 0 ? 'TH' : 'TD',
        cells[at] ?? '',
        {
          x: column.x + INSET,
          width: column.width - 2 * INSET,
          y,
          size: 8.6,
          lead: height,
          lines: 1,
          align: column.align,
          face: look === 'row' ? 'regular' : 'semibold',
          colour: look === 'head' ? COLOURS.bandText : COLOURS.text,
        },
        typefaces,
      );
      return look === 'head'
        ? { ...set.block, scope: 'Column' }
        : at === 0
          ? { ...set.block, scope: 'Row' }
          : set.block;
    }),
  });

  const shown = table.rows.slice(0, place.rows);
  const top = title.bottom + HEAD;
  const grounds: Mark[] = [
    { kind: 'box', x: margin, y: title.bottom, width: COLUMN, height: HEAD, colour: COLOURS.band },
    ...shown.flatMap((_, at): BoxMark[] =>
      at % 2 === 0
        ? []
        : [
            {
              kind: 'box',
              x: margin,
              y: top + at * place.rowHeight,
              width: COLUMN,
              height: place.rowHeight,
              colour: COLOURS.stripe,
            },
          ],
    ),
  ];
  const end = top + shown.length * place.rowHeight;
  const rule: BoxMark = {
    kind: 'box',
    x: margin,
    y: end,
    width: COLUMN,
    height: 0.8,
    colour: COLOURS.heading,
  };
  const bottom = end + (table.total === null ? 0 : place.rowHeight);
  const rest = table.rows.length - shown.length;
  const more = `and ${rest} more${table.total === null ? '' : '; the last line includes them'}`;
  return [
    title.block,
    { tag: 'Artifact', marks: [...grounds, rule] },
    {
      tag: 'Table',
      children: [
        line(
          table.columns.map(({ label }) => label),
          title.bottom,
          HEAD,
          'head',
        ),
        ...shown.map((cells, at) => line(cells, top + at * place.rowHeight, place.rowHeight, 'row')),
        ...(table.total === null ? [] : [line(table.total, end, place.rowHeight, 'total')]),
      ],
    },
    ...(rest > 0 ? [setText('P', more, { ...note, y: bottom, x: margin + INSET }, typefaces).block] : []),
  ];
}
