import { EXIT } from '../../../tools/errors.ts';
import { formatValue } from '../../../tools/format-value.ts';
import { inert } from '../../../tools/inert.ts';
import type { CommandContext } from '../context.ts';
import { words, wrap } from '../render/wrap.ts';

/** `payerscope vet`: checks every statement the agent can send; exit 6 when one fails. */
export async function vet({ openWorkspace, streams, screen }: CommandContext): Promise<number> {
  const { statements, problems } = await (await openWorkspace()).vet();
  const { palette, textColumns } = screen;
  const failed = problems.length > 0;
  const count = formatValue(statements, 'count');
  const verdict = failed
    ? palette.bad(
        `${count} statements checked, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
      )
    : palette.good(`${count} statements checked, no problem`);
  const meaning =
    'Each parses as DuckDB and as Snowflake SQL, reads release tables only, and binds its parameters.';
  const lines = [
    ...problems.flatMap((problem) => wrap(words(inert(problem)), textColumns, { first: '✗ ', rest: '  ' })),
    verdict,
    ...(failed ? [] : wrap(words(meaning, palette.dim), textColumns)),
  ];
  streams.stdout.write(`${lines.join('\n')}\n`);
  return failed ? EXIT.checkFailed : EXIT.answered;
}
