import { inert } from '../../../tools/inert.ts';
import { type CommandContext, notice } from '../context.ts';
import { renderGrid } from '../render/table.ts';

/** `payerscope releases`: what is published, the one in force marked. */
export async function releases(context: CommandContext): Promise<number> {
  const found = await (await context.openWorkspace()).releases();
  if (found.length === 0) {
    notice(context, [
      `No release in ${context.config.dataDirectory} yet; run payerscope demo, or payerscope build --source DIR.`,
    ]);
    return 0;
  }
  const column = (header: string, align: 'left' | 'right', cells: string[]) => ({ header, align, cells });
  const problems = found.map(({ problem }) => inert(problem ?? ''));
  const lines = renderGrid(
    [
      column(
        'Release',
        'left',
        found.map(({ id }) => inert(id)),
      ),
      column(
        'As of',
        'left',
        found.map(({ asOf }) => inert(asOf)),
      ),
      column(
        'Data through',
        'left',
        found.map(({ dataThrough }) => inert(dataThrough)),
      ),
      column(
        'Families',
        'right',
        found.map(({ families }) => String(families)),
      ),
      column(
        'Withheld %',
        'right',
        found.map(({ withheldShare }) => (withheldShare * 100).toFixed(1)),
      ),
      column(
        'In force',
        'left',
        found.map(({ current }) => (current ? 'yes' : '')),
      ),
      ...(problems.some((problem) => problem !== '') ? [column('Problem', 'left', problems)] : []),
    ],
    context.screen,
  );
  context.streams.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
