import type { BriefChart } from '../brief-content.ts';

/** The two cuts of the bundled typeface that briefs use. */
export type FaceName = 'regular' | 'semibold';

/** A line of text in one face; `baseline` is measured from the top of the page, all lengths in points. */
export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  readonly baseline: number;
  readonly text: string;
  readonly face: FaceName;
  readonly size: number;
  readonly colour: string;
}

export interface BoxMark {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

/** The place of a chart; it is drawn once its size is known. */
export interface PictureMark {
  readonly kind: 'picture';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly chart: BriefChart;
}

export type Mark = TextMark | BoxMark | PictureMark;

/** Structure types of tagged PDF that briefs use; `Artifact` is what a screen reader leaves out. */
export type Tag =
  | 'H1'
  | 'H2'
  | 'P'
  | 'Figure'
  | 'Sect'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Artifact';

/** One element of the page in reading order, with what is drawn for it and what it contains. */
export interface Block {
  readonly tag: Tag;
  readonly marks?: readonly Mark[];
  readonly children?: readonly Block[];
  /** Of a header cell. */
  readonly scope?: 'Column' | 'Row';
}

export interface Page {
  /** Names of the page's sections for the bookmarks; our own words, never labels from data. */
  readonly bookmarks: readonly string[];
  readonly blocks: readonly Block[];
}

/** US Letter in points. */
export const PAGE = { width: 612, height: 792, margin: 40 } as const;
/** Width between the margins. */
export const COLUMN = PAGE.width - 2 * PAGE.margin;
