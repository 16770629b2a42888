import { readFile } from 'node:fs/promises';
import { EXIT, PayerscopeError } from '../../../tools/errors.ts';
import { inert } from '../../../tools/inert.ts';
import type { Workspace } from '../../application.ts';
import type { CommandContext } from '../context.ts';
import { words, wrap } from '../render/wrap.ts';

const ANSWER_ID = /^a_[0-9a-f]{12}$/;
/** No brief comes near it; a longer file is none, and is not read. */
const LONGEST_FILE = 20 * 1024 * 1024;

async function readBrief(path: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new PayerscopeError(
      'USAGE',
      `“${inert(path)}” is no answer id and no file that can be read; give a brief’s PDF, or an id as answers print it.`,
      { cause },
    );
  }
  if (bytes.length > LONGEST_FILE)
    throw new PayerscopeError('USAGE', `${inert(path)} is too large to be a brief.`);
  return bytes;
}

const check = async (what: string, workspace: Workspace) =>
  ANSWER_ID.test(what) ? workspace.verifyAnswer(what) : workspace.verifyBrief(await readBrief(what));

/**
 * `payerscope verify`: asks the release again what a brief or an answer says; exit 6 on a difference.
 * @throws PayerscopeError USAGE for what is neither; RELEASE_UNAVAILABLE when the release is not here
 */
export async function verify(
  what: string,
  { openWorkspace, streams, screen }: CommandContext,
): Promise<number> {
  const { subject, statements, difference } = await check(what, await openWorkspace());
  const { palette, textColumns } = screen;
  const asked = `${statements} ${statements === 1 ? 'statement' : 'statements'} run again`;
  const verdict = difference === null ? palette.good('Match') : palette.bad('Difference');
  const lines = [
    verdict,
    ...(difference === null ? [] : wrap(words(inert(difference)), textColumns)),
    ...wrap(words(inert(`${subject}: ${asked}.`), palette.dim), textColumns),
  ];
  streams.stdout.write(`${lines.join('\n')}\n`);
  return difference === null ? EXIT.answered : EXIT.checkFailed;
}
