import { extname } from 'node:path';
import type { Answer } from '../../../tools/answer.ts';
import { PayerscopeError } from '../../../tools/errors.ts';
import { type CommandContext, notice } from '../context.ts';
import { terminalImage } from '../render/terminal-image.ts';
import { checkWritable, writeOutputFile } from '../write-output-file.ts';

const FORMATS = ['.png', '.svg'];

/**
 * Fails early, before an answer that could not be drawn where it was asked for.
 * @param asked how the file was asked for: the option, or chat's command
 * @throws PayerscopeError USAGE when the name says neither PNG nor SVG, or no file can be written there
 */
export async function checkChartFile(file: string, asked = '--chart'): Promise<void> {
  if (!FORMATS.includes(extname(file).toLowerCase())) {
    throw new PayerscopeError('USAGE', `${asked} is “${file}”: name a file that ends in .png or .svg.`);
  }
  await checkWritable(file);
}

/**
 * Draws the answer's chart into a file, and shows it where the terminal can show images.
 * @returns what the terminal is to show after the answer; empty where it shows none
 * @throws PayerscopeError USAGE when the file cannot be written
 */
export async function writeChart(answer: Answer, file: string, context: CommandContext): Promise<string> {
  if (answer.chart === null) {
    const because = answer.tables.length === 0 ? 'it has no table' : 'its values are withheld, or too few';
    notice(context, [`No chart of this answer, because ${because}: ${file} was left as it was.`]);
    return '';
  }
  const { renderSvg } = await import('../../../tools/charts/render-svg.ts');
  const svg = await renderSvg(answer.chart.spec);
  const isPng = extname(file).toLowerCase() === '.png';
  const { images, streams } = context;
  const shows = images !== null && streams.stdout.isTTY;
  const png =
    isPng || shows ? await (await import('../../../tools/charts/render-png.ts')).rasterize(svg) : null;
  await writeOutputFile(file, isPng ? png! : svg);
  notice(context, [`Wrote ${file} (${answer.chart.title}).`]);
  return shows ? `${terminalImage(png!, images, streams.stdout.columns)}\n` : '';
}
