import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fontPath } from '../../../tools/fonts/bundled-fonts.ts';
import type { IntakeLog } from '../process/intake-log.ts';
import { intakeReport, type ReportSection } from './intake-report.ts';

/** US Letter, in points. */
const PAGE = { width: 612, height: 792, margin: 48 };
const LINE = 11.5;
const SIZE = 8.5;
/** Rows of a section that fit beside all others. */
const MOST_ROWS = 11;

type Doc = PDFKit.PDFDocument;

/** A text cut to a width, with a mark where it was. */
function fitted(doc: Doc, text: string, width: number): string {
  if (doc.widthOfString(text) <= width) return text;
  let end = text.length;
  while (end > 0 && doc.widthOfString(`${text.slice(0, end)}…`) > width) end -= 1;
  return `${text.slice(0, end)}…`;
}

function drawSection(doc: Doc, { title, columns }: ReportSection, top: number): number {
  const inner = PAGE.width - 2 * PAGE.margin;
  const rows = columns[0]!.cells.length;
  const shown = Math.min(rows, MOST_ROWS);
  const widths = columns.map(({ header, cells }) =>
    Math.max(
      ...[header, ...cells.slice(0, shown)].map((text) =>
        doc.font('regular').fontSize(SIZE).widthOfString(text),
      ),
    ),
  );
  const gap = 18;
  // Where they do not fit, the widest gives way.
  const over = widths.reduce((sum, width) => sum + width + gap, -gap) - inner;
  if (over > 0) widths[widths.indexOf(Math.max(...widths))]! -= over;
  doc.font('semibold').fontSize(11).fillColor('#1f2933').text(title, PAGE.margin, top, { lineBreak: false });
  let y = top + 17;
  const drawRow = (texts: readonly string[], colour: string): void => {
    let x = PAGE.margin;
    doc.font('regular').fontSize(SIZE).fillColor(colour);
    texts.forEach((text, at) => {
      const told = fitted(doc, text, widths[at]!);
      const shift = columns[at]!.align === 'right' ? widths[at]! - doc.widthOfString(told) : 0;
      doc.text(told, x + shift, y, { lineBreak: false });
      x += widths[at]! + gap;
    });
    y += LINE;
  };
  drawRow(
    columns.map(({ header }) => header),
    '#7b8794',
  );
  for (let row = 0; row < shown; row += 1)
    drawRow(
      columns.map(({ cells }) => cells[row]!),
      '#1f2933',
    );
  if (rows > shown) drawRow([`and ${rows - shown} more`, ...columns.slice(1).map(() => '')], '#7b8794');
  return y + 9;
}

/**
 * The report of a billing file on one page of US Letter: the same log gives the same bytes.
 *
 * @returns the PDF
 */
export async function writeIntakeReport(log: IntakeLog): Promise<Uint8Array> {
  const { default: Document } = await import('pdfkit');
  const report = intakeReport(log);
  const doc = new Document({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    info: { Title: `Intake report: ${log.file}`, CreationDate: new Date(0), ModDate: new Date(0) },
  });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = once(doc, 'end');
  doc.registerFont('regular', readFileSync(fontPath('regular')));
  doc.registerFont('semibold', readFileSync(fontPath('semibold')));
  doc.addPage();
  doc.font('semibold').fontSize(15).fillColor('#1f2933');
  doc.text(fitted(doc, report.title, PAGE.width - 2 * PAGE.margin), PAGE.margin, PAGE.margin, {
    lineBreak: false,
  });
  doc.font('regular').fontSize(SIZE).fillColor('#7b8794');
  doc.text(fitted(doc, report.subtitle, PAGE.width - 2 * PAGE.margin), PAGE.margin, PAGE.margin + 22, {
    lineBreak: false,
  });
  let y = PAGE.margin + 50;
  for (const section of report.sections) y = drawSection(doc, section, y);
  doc.fontSize(8).fillColor('#7b8794');
  doc.text(
    `Read = loaded + quarantined + duplicates. File ${log.hash.slice(0, 12)}. For the builder only.`,
    PAGE.margin,
    PAGE.height - PAGE.margin,
    { lineBreak: false },
  );
  doc.end();
  await ended;
  return Buffer.concat(parts);
}
