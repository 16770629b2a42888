import { inspect } from 'node:util';
import { CommanderError } from 'commander';
import { EXIT, PayerscopeError } from '../../tools/errors.ts';
import { inert } from '../../tools/inert.ts';

/** The parser's “error: unknown option '--x'\n(Did you mean …?)” as one sentence that says what to do. */
function usageSentence(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replace(/\s*\n\(Did you mean ([\s\S]*?)\?\)/, ' (did you mean $1?)')
    .replace(/\. Expected/, ', expected')
    .replace(/\.$/, '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}; run payerscope --help for what there is.`;
}

/**
 * One sentence for what can be expected; for a bug, where to look.
 * @param debug adds the stack
 */
export function describeFailure(error: unknown, debug: boolean): { text: string; exitCode: number } {
  if (error instanceof CommanderError) return { text: usageSentence(error.message), exitCode: EXIT.usage };
  // With what caused it: the sentence for people hides the engine's own words.
  const stack = debug && error instanceof Error ? `\n${inspect(error, { depth: 4 })}` : '';
  if (error instanceof PayerscopeError)
    return { text: inert(error.message) + stack, exitCode: error.exitCode };
  const message = inert(error instanceof Error ? error.message : String(error));
  const advice = debug ? '' : ' Run it again with --debug for the details to report.';
  return { text: `This is a bug in payerscope: ${message}.${advice}${stack}`, exitCode: EXIT.bug };
}
