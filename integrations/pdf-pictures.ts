/** Points of a page per inch, and pixels of its picture. */
const POINTS = 72;
const RESOLUTION = 96;

/**
 * The pages of a PDF as PNG pictures of 96 dots per inch, drawn by PDFium as it comes with the development
 * dependencies: no program has to be installed, and the same file gives the same pictures.
 */
export async function pdfPictures(pdf: Uint8Array): Promise<Uint8Array[]> {
  const [{ PDFiumLibrary }, { default: sharp }] = await Promise.all([
    import('@hyzyla/pdfium'),
    import('sharp'),
  ]);
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pictures: Uint8Array[] = [];
    for (const page of document.pages()) {
      const { data, width, height } = await page.render({ scale: RESOLUTION / POINTS });
      const raw = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
      pictures.push(
        await raw.png({ compressionLevel: 9, palette: true, quality: 100, dither: 0, effort: 7 }).toBuffer(),
      );
    }
    document.destroy();
    return pictures;
  } finally {
    library.destroy();
  }
}
