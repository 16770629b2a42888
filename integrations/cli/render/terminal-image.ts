import type { ImageProtocol } from '../../config.ts';

const ESC = '\u001b';
/** Bytes of base64 a kitty escape may carry. */
const CHUNK = 4096;
/** A chart is drawn for this many columns; narrower terminals shrink it. */
const COLUMNS = 90;

/**
 * A PNG as the escape sequences that make a terminal show it.
 *
 * @param columns of the terminal, where it is known
 */
export function terminalImage(png: Uint8Array, protocol: ImageProtocol, columns: number | null): string {
  const data = Buffer.from(png).toString('base64');
  const width = Math.min(COLUMNS, columns ?? COLUMNS);
  if (protocol === 'iterm')
    return `${ESC}]1337;File=inline=1;size=${png.length};width=${width};preserveAspectRatio=1:${data}\u0007`;
  const chunks = data.match(new RegExp(`.{1,${CHUNK}}`, 'g')) ?? [];
  return chunks
    .map((chunk, at) => {
      const first = at === 0 ? `a=T,f=100,q=2,c=${width},` : '';
      return `${ESC}_G${first}m=${at === chunks.length - 1 ? 0 : 1};${chunk}${ESC}\\`;
    })
    .join('');
}
