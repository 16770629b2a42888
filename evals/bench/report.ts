export type Unit = 's' | 'ms' | 'MiB' | 'KiB' | 'x' | 'rows';

/** The same work done by something else, on the same machine in the same run. */
export interface Beside {
  readonly name: string;
  readonly value: number;
}

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  /** The bound the project set itself, when there is one. */
  readonly limit?: number;
  /** The least that this can cost: the engine or the runtime alone. */
  readonly floor?: Beside;
  /** Another stack that people would use. */
  readonly peer?: Beside;
}

/** Figures that belong together, under one heading. */
export interface Chapter {
  readonly title: string;
  readonly figures: readonly Figure[];
}

const DIGITS: Readonly<Record<Unit, number>> = { s: 1, ms: 1, MiB: 0, KiB: 0, x: 2, rows: 0 };

const shown = (value: number, unit: Unit): string =>
  `${value.toLocaleString('en-US', { minimumFractionDigits: DIGITS[unit], maximumFractionDigits: DIGITS[unit] })} ${unit === 'x' ? '×' : unit}`;

const isOver = ({ value, limit }: Figure): boolean => limit !== undefined && value > limit;

/** The figures that are over their bound. */
export const overBound = (chapters: readonly Chapter[]): Figure[] =>
  chapters.flatMap(({ figures }) => figures).filter(isOver);

const beside = (one: Beside | undefined, { value, unit }: Figure): string =>
  one === undefined ? '' : `${shown(one.value, unit)} (${one.name}), ${(value / one.value).toFixed(1)} ×`;

/** One Markdown table a chapter: value, bound, floor and peer, each of these with the ratio of ours to it. */
export function toMarkdown(chapters: readonly Chapter[]): string {
  return chapters
    .map(({ title, figures }) => {
      const rows = figures.map((figure) => {
        const bound =
          figure.limit === undefined
            ? ''
            : `${shown(figure.limit, figure.unit)}${isOver(figure) ? ' **over**' : ''}`;
        return [
          figure.name,
          shown(figure.value, figure.unit),
          bound,
          beside(figure.floor, figure),
          beside(figure.peer, figure),
        ];
      });
      const head = ['', 'Payerscope', 'bound', 'floor, ratio to it', 'another stack, ratio to it'];
      const used = head.map((_, at) => at < 2 || rows.some((row) => row[at] !== ''));
      const line = (cells: readonly string[]): string =>
        `| ${cells.filter((_, at) => used[at]).join(' | ')} |`;
      const rule = line(head.map((_, at) => (at === 0 ? '---' : '--:')));
      return [`## ${title}`, '', line(head), rule, ...rows.map(line)].join('\n');
    })
    .join('\n\n');
}
