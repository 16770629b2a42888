import { type Layer, layer, pixels, textMark, textOf } from './layers.ts';
import { fitText, textWidth, wrapText } from './text-width.ts';
import { SIZE } from './theme.ts';

const LINE = 13;
const LINES = 3;
const AIR = 6;
/** Names that do not fit over their columns are set at this angle, cut to this many pixels. */
const ANGLE = 45;
const NAME = 110;
const SLOPE = Math.SQRT1_2;

export interface ColumnHeads {
  readonly height: number;
  /** Pixels by which the last name reaches beyond its column's middle. */
  readonly right: number;
  draw(width: number): Layer;
}

/** Names over columns: in lines where every word has room, else slanted, so that none is cut to what others share. */
export function columnHeads(names: readonly string[], room: number): ColumnHeads {
  const at = { x: pixels('x'), y: pixels('y') };
  const widestWord = Math.max(
    ...names.flatMap((name) => name.split(' ').map((word) => textWidth(word, SIZE.note))),
  );
  const heads = names.map((name) => wrapText(name, room - AIR, SIZE.note, 'regular', LINES));
  if (widestWord <= room - AIR && heads.every((lines, of) => lines.join(' ') === names[of])) {
    const height = Math.max(...heads.map(({ length }) => length)) * LINE + 4;
    const draw = (width: number): Layer => {
      const data = heads.flatMap((lines, to) =>
        lines.map((text, line) => ({
          text,
          x: (to + 0.5) * width,
          y: height - 8 - (lines.length - 1 - line) * LINE,
        })),
      );
      return layer(textMark({ align: 'center', fontSize: SIZE.note }), data, { ...at, text: textOf('text') });
    };
    return { height, right: 0, draw };
  }
  const cut = names.map((name) => fitText(name, NAME, SIZE.note));
  const height = Math.max(...cut.map((name) => textWidth(name, SIZE.note))) * SLOPE + 2 * AIR;
  const draw = (width: number): Layer =>
    layer(
      textMark({ align: 'left', fontSize: SIZE.note, angle: -ANGLE }),
      cut.map((text, to) => ({ text, x: (to + 0.5) * width, y: height - AIR })),
      { ...at, text: textOf('text') },
    );
  return { height, right: textWidth(cut.at(-1)!, SIZE.note) * SLOPE + AIR, draw };
}
