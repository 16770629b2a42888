/** The drawing half of pdfmake: SVG into a pdfkit document. */
declare module 'pdfmake/js/3rd-party/svg-to-pdfkit/source.js' {
  export default function svgToPdf(
    doc: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options: object,
  ): void;
}
