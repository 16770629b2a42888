import { PayerscopeError } from '../../../tools/errors.ts';

const LONGEST_INPUT = 1 << 20;
const EXAMPLE = 'payerscope ask "Which payer underpaid us most last quarter?"';

async function readAll(stdin: AsyncIterable<Uint8Array | string>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stdin) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_INPUT) {
      throw new PayerscopeError(
        'USAGE',
        'The question on standard input is longer than a megabyte; ask one question.',
      );
    }
  }
  return text + decoder.decode();
}

/**
 * The question from the words of the command line, or from standard input when they are a single `-`.
 * @throws PayerscopeError USAGE when it is empty
 */
export async function readQuestion(
  given: readonly string[],
  stdin: AsyncIterable<Uint8Array | string>,
): Promise<string> {
  const fromStdin = given.length === 1 && given[0] === '-';
  const question = (fromStdin ? await readAll(stdin) : given.join(' ')).trim();
  if (question === '') {
    const where = fromStdin ? 'Standard input holds no question' : 'There is no question';
    throw new PayerscopeError('USAGE', `${where}; ask one, for example: ${EXAMPLE}`);
  }
  return question;
}
