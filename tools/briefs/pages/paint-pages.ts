import { CHART_EDGE } from './chart-scale.ts';
import type { Block, FaceName, Mark, Page, PictureMark } from './page.ts';
import { PAGE } from './page.ts';

export interface DocumentFacts {
  readonly title: string;
  readonly subject: string;
  /** Stands in for the time of making, so that the same brief has the same bytes: `YYYY-MM-DD`. */
  readonly day: string;
  /** Read back by `verify`: plain ASCII. */
  readonly request: string;
}

/** The key of the document's information dictionary that holds the request. */
export const REQUEST_KEY = 'PayerscopeRequest';

type Doc = PDFKit.PDFDocument;
type Element = ReturnType<Doc['struct']>;

/** A chart as it was drawn for its place, and the words that stand for it. */
export interface Drawing {
  readonly svg: string;
  readonly alt: string;
}

interface Pen {
  readonly doc: Doc;
  readonly drawings: ReadonlyMap<PictureMark, Drawing>;
  readonly drawSvg: (doc: Doc, svg: string, x: number, y: number, options: object) => void;
}

/** A face as pdfkit holds it: its glyphs before any shaping. */
interface OpenFace {
  layout: (text: string) => unknown;
  glyphsForString(text: string): { readonly advanceWidth: number }[];
}

/** Sets the current face without kerning and ligatures, as it was measured: one glyph after the other. */
function setPlainly(doc: Doc): void {
  const { font } = (doc as unknown as { _font: { font: OpenFace } })._font;
  font.layout = (text) => {
    const glyphs = font.glyphsForString(text);
    const positions = glyphs.map(({ advanceWidth }) => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
    return {
      glyphs,
      positions,
      // Read after pdfkit has scaled the positions.
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };
}

function drawMark({ doc, drawings, drawSvg }: Pen, mark: Mark): void {
  if (mark.kind === 'box') {
    doc.rect(mark.x, mark.y, mark.width, mark.height).fill(mark.colour);
    return;
  }
  if (mark.kind === 'text') {
    doc.font(mark.face).fontSize(mark.size).fillColor(mark.colour);
    doc.text(mark.text, mark.x, mark.baseline, { lineBreak: false, baseline: 'alphabetic' });
    return;
  }
  const drawing = drawings.get(mark);
  if (drawing === undefined) throw new Error('a chart was laid out and not drawn');
  // Vega makes a link of a datum only where a chart asks for one, and none does.
  if (/<(?:a|image|script)[\s>]/.test(drawing.svg)) throw new Error('a chart holds more than a drawing');
  drawSvg(doc, drawing.svg, mark.x - CHART_EDGE, mark.y - CHART_EDGE, {
    width: mark.width + 2 * CHART_EDGE,
    height: mark.height + 2 * CHART_EDGE,
    assumePt: true,
    preserveAspectRatio: 'xMinYMin meet',
    fontCallback: (_family: string, bold: boolean) => (bold ? 'semibold' : 'regular') satisfies FaceName,
    warningCallback: (warning: string) => {
      throw new Error(`a chart cannot be drawn into the page: ${warning}`);
    },
  });
}

function paintBlock(pen: Pen, block: Block, parent: Element): void {
  const { doc, drawings } = pen;
  const { tag, marks = [], children = [], scope } = block;
  if (tag === 'Artifact') {
    doc.markContent('Artifact', { type: 'Layout' });
    for (const mark of marks) drawMark(pen, mark);
    doc.endMarkedContent();
    return;
  }
  const [mark] = marks;
  const alt = mark?.kind === 'picture' ? drawings.get(mark)?.alt : undefined;
  const options = { ...(alt === undefined ? {} : { alt }), ...(scope === undefined ? {} : { scope }) };
  const element = doc.struct(tag, options as PDFKit.Mixins.StructureElementOptions);
  parent.add(element);
  if (marks.length > 0) {
    element.add(doc.markStructureContent(tag));
    for (const mark of marks) drawMark(pen, mark);
    doc.endMarkedContent();
  }
  for (const child of children) paintBlock(pen, child, element);
  element.end();
}

/**
 * Draws laid-out pages as a tagged PDF (PDF/UA structure, embedded subset fonts, bookmarks). Pure in its result:
 * the same pages and facts give the same bytes. Nothing here makes an annotation, and so no link.
 *
 * Set with pdfkit, the engine of pdfmake: pages are laid out beforehand, so that they are two whatever the data,
 * and pdfmake's own layout has no tags.
 */
export async function paintPages(
  pages: readonly Page[],
  drawings: ReadonlyMap<PictureMark, Drawing>,
  facts: DocumentFacts,
  fonts: Readonly<Record<FaceName, Uint8Array>>,
): Promise<Uint8Array> {
  const [{ default: PDFDocument }, { default: drawSvg }] = await Promise.all([
    import('pdfkit'),
    import('pdfmake/js/3rd-party/svg-to-pdfkit/source.js'),
  ]);
  const doc: Doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    pdfVersion: '1.7',
    // The types leave this one out.
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    displayTitle: true,
    lang: 'en-US',
    autoFirstPage: false,
    compress: true,
    // No built-in font is ever set.
    font: null as unknown as string,
    info: {
      Title: facts.title,
      Subject: facts.subject,
      Author: 'Payerscope',
      Creator: 'Payerscope',
      Producer: 'PDFKit',
      CreationDate: new Date(`${facts.day}T00:00:00Z`),
      [REQUEST_KEY]: facts.request,
    } as PDFKit.DocumentInfo,
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  for (const [name, bytes] of Object.entries(fonts)) {
    doc.registerFont(name, Buffer.from(bytes));
    doc.font(name);
    setPlainly(doc);
  }
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const [at, page] of pages.entries()) {
    doc.addPage();
    const outline = doc.outline.addItem(`Page ${at + 1}`, { expanded: true });
    for (const bookmark of page.bookmarks) outline.addItem(bookmark);
    const section = doc.struct('Sect');
    root.add(section);
    for (const block of page.blocks) paintBlock({ doc, drawings, drawSvg }, block, section);
    section.end();
  }
  root.end();
  doc.end();
  await done;
  return Buffer.concat(chunks);
}
