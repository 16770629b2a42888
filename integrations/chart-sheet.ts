const COLUMNS = 2;
const GAP = 8;
/** Of the charts' own pixels: a sheet is looked at as a whole. */
const SCALE = 0.75;

/** Pictures side by side on one, in rows of two, each row as high as its highest. */
export async function chartSheet(pictures: readonly Uint8Array[]): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const sizes = await Promise.all(pictures.map((picture) => sharp(picture).metadata()));
  const width = Math.max(...sizes.map((size) => size.width)) + 2 * GAP;
  const rows = Array.from({ length: Math.ceil(pictures.length / COLUMNS) }, (_, row) =>
    Math.max(...sizes.slice(row * COLUMNS, (row + 1) * COLUMNS).map((size) => size.height)),
  );
  const tops = rows.map((_, row) => rows.slice(0, row).reduce((sum, height) => sum + height + 2 * GAP, GAP));
  const total = tops.at(-1)! + rows.at(-1)! + GAP;
  const sheet = sharp({
    create: { width: width * COLUMNS, height: total, channels: 3, background: '#8c939c' },
  }).composite(
    pictures.map((input, at) => ({
      input: Buffer.from(input),
      left: (at % COLUMNS) * width + GAP,
      top: tops[Math.floor(at / COLUMNS)]!,
    })),
  );
  // Composed first, reduced after: sharp would otherwise reduce the empty sheet.
  const { data, info } = await sheet.png().toBuffer({ resolveWithObject: true });
  return sharp(data)
    .resize({ width: Math.round(info.width * SCALE) })
    .png({ compressionLevel: 9, palette: true, quality: 100, dither: 0, effort: 7 })
    .toBuffer();
}
