import type { CommandContext } from '../context.ts';
import { words, wrap } from '../render/wrap.ts';

/** Prints what can be typed in a conversation. */
export function showHelp(
  commands: Readonly<Record<string, { readonly usage: string; readonly does: string }>>,
  { streams, screen }: CommandContext,
): void {
  const { palette, textColumns } = screen;
  const lines = [
    ...wrap(
      words('Ask a question, or follow up on the last one: “and for Medicaid?”, “by month”.'),
      textColumns,
    ),
    ...wrap(words('“What can I ask?” lists what is answered. A number picks an option.'), textColumns),
    '',
    ...Object.entries(commands).flatMap(([name, { usage, does }]) => [
      ...wrap([...words(`/${name}`, palette.accent), ...words(usage)], textColumns),
      ...wrap(words(does, palette.dim), textColumns, { first: '    ', rest: '    ' }),
    ]),
  ];
  streams.stdout.write(`${lines.join('\n')}\n`);
}
