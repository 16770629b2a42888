import { EXIT } from '../../../tools/errors.ts';
import { formatValue } from '../../../tools/format-value.ts';
import { inert } from '../../../tools/inert.ts';
import { describeFault } from '../../audit/describe-fault.ts';
import type { CommandContext } from '../context.ts';
import { words, wrap } from '../render/wrap.ts';

/**
 * `payerscope audit verify`: follows the audit log's chain; exit 6 when it is broken, naming the first bad line.
 * @throws PayerscopeError STORE_UNAVAILABLE when there is no log to check
 */
export async function auditVerify({ openWorkspace, streams, screen }: CommandContext): Promise<number> {
  const { fault, entries, from, to, lastHash, notes } = await (await openWorkspace()).verifyAudit();
  const { palette, textColumns } = screen;
  const counted = `${formatValue(entries, 'count')} ${entries === 1 ? 'entry' : 'entries'}`;
  const range = from === null || to === null ? '' : `, ${inert(from)} to ${inert(to)}`;
  const told = (text: string, style?: (text: string) => string): string[] =>
    wrap(words(inert(text), style), textColumns);
  const lines =
    fault === null
      ? [
          ...told(`The audit log is whole: ${counted}${range}`, palette.good),
          ...notes.flatMap((note) => told(note)),
          ...(lastHash === null ? [] : [palette.dim(`Last hash ${inert(lastHash)}`)]),
          ...told(
            'Noted elsewhere, this hash must still stand in the log later: that finds a log rewritten as a whole.',
            palette.dim,
          ),
        ]
      : [...told(describeFault(fault), palette.bad), ...told(`Before it: ${counted}${range}`)];
  streams.stdout.write(`${lines.join('\n')}\n`);
  return fault === null ? EXIT.answered : EXIT.checkFailed;
}
