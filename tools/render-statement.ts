import type { Slot } from '../sql/templates/define-template.ts';

const MARKER = /\{\{ ([a-z_]+)\.([a-z_]+) \}\}/g;

/**
 * Fills the slot markers `{{ slot.fragment }}` of a template's text with the vetted fragments of the chosen
 * options. Nothing but a declared fragment can get in; a line that an empty fragment leaves blank is dropped.
 *
 * @param choices slot name → option, as in validated params
 * @throws Error for a marker, option or fragment that is not declared: a bug that `vet` finds
 */
export function renderStatement(
  text: string,
  slots: Readonly<Record<string, Slot>>,
  choices: Readonly<Record<string, unknown>>,
): string {
  const lines = text.split('\n').flatMap((line) => {
    const filled = line.replace(MARKER, (marker, slot: string, fragment: string) => {
      const options = Object.hasOwn(slots, slot) ? slots[slot] : undefined;
      const chosen = String(choices[slot]);
      const fragments = options && Object.hasOwn(options, chosen) ? options[chosen] : undefined;
      const found = fragments && Object.hasOwn(fragments, fragment) ? fragments[fragment] : undefined;
      if (found === undefined) throw new Error(`no fragment for ${marker} with option ${chosen}`);
      return found;
    });
    return filled !== line && filled.trim() === '' ? [] : [filled];
  });
  const statement = lines.join('\n');
  if (statement.includes('{{')) throw new Error(`an unfilled slot marker in ${statement}`);
  return statement;
}
