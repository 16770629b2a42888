import { EXIT } from '../../../tools/errors.ts';
import { inert } from '../../../tools/inert.ts';
import { redact } from '../../config.ts';
import type { CommandContext } from '../context.ts';
import { asTyped } from '../invocation.ts';
import { words, wrap } from '../render/wrap.ts';

/** `payerscope doctor`: settings and checks, one line each; exit 5 when a check fails. */
export async function doctor({ openWorkspace, streams, screen, config }: CommandContext): Promise<number> {
  const { palette, textColumns } = screen;
  const settings = Object.entries(redact(config)).map(([name, value]) => `${name} ${value}`);
  const checks = await (await openWorkspace()).doctor();
  const lines = checks.flatMap(({ check, ok, detail }) => {
    const mark = { text: ok ? '✓' : '✗', style: ok ? palette.good : palette.bad, spaceBefore: false };
    const text = words(inert(`${check}: ${asTyped(detail, screen.invocation)}`));
    return wrap([mark, ...text], textColumns, { first: '', rest: '  ' });
  });
  const shown = wrap(words(`Settings: ${inert(settings.join(', '))}`, palette.dim), textColumns);
  streams.stdout.write(`${[...lines, '', ...shown].join('\n')}\n`);
  return checks.every(({ ok }) => ok) ? EXIT.answered : EXIT.unavailable;
}
