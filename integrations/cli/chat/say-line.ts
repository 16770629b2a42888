import { PayerscopeError } from '../../../tools/errors.ts';
import { nearestNames } from '../nearest-names.ts';
import { CHAT_COMMANDS } from './chat-commands.ts';
import { parseLine } from './parse-line.ts';
import type { Session } from './session.ts';

function unknown(name: string): PayerscopeError {
  const near = nearestNames(name, Object.keys(CHAT_COMMANDS)).map((found) => `/${found}`);
  const advice = near.length > 0 ? `did you mean ${near.join(' or ')}?` : '/help lists what there is.';
  return new PayerscopeError('USAGE', `There is no command /${name.slice(0, 60)}; ${advice}`);
}

async function choose(number: number, session: Session): Promise<void> {
  const options = session.last()?.clarification?.options ?? [];
  const chosen = options[number - 1];
  if (chosen === undefined) {
    const numbers =
      options.length === 1 ? 'there is one option, 1' : `the options are 1 to ${options.length}`;
    throw new PayerscopeError('USAGE', `${number} is none of them: ${numbers}; or ask in other words.`);
  }
  await session.ask(chosen.value);
}

/**
 * Does what one line of a conversation says.
 * @returns false when it says to leave
 * @throws PayerscopeError what a person is to be told; the conversation can go on
 */
export async function sayLine(line: string, session: Session): Promise<boolean> {
  const said = parseLine(line, session.last()?.clarification?.options.length ?? 0);
  if (said.kind === 'nothing') return true;
  if (said.kind === 'question') await session.ask(said.question);
  else if (said.kind === 'option') await choose(said.number, session);
  else {
    if (said.name === 'quit') return false;
    const command = Object.hasOwn(CHAT_COMMANDS, said.name) ? CHAT_COMMANDS[said.name] : undefined;
    if (command === undefined) throw unknown(said.name);
    await command.run(said.given, session);
  }
  return true;
}
