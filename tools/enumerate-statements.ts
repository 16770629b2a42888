import type { TemplateDefinition } from '../sql/templates/define-template.ts';
import { readTemplateSql } from '../sql/templates/read-template-sql.ts';
import { renderStatement } from './render-statement.ts';

/** Slot name → chosen option. */
export type Choices = Readonly<Record<string, string>>;

export interface PossibleStatement {
  readonly template: TemplateDefinition;
  readonly choices: Choices;
  readonly sql: string;
}

function combinations(template: TemplateDefinition): Choices[] {
  return Object.entries(template.slots).reduce<Choices[]>(
    (sofar, [slot, options]) =>
      sofar.flatMap((choices) => Object.keys(options).map((option) => ({ ...choices, [slot]: option }))),
    [{}],
  );
}

/** Every statement a template can become: one per combination of slot options; values are always bound. */
export function enumerateStatements(template: TemplateDefinition): PossibleStatement[] {
  const text = readTemplateSql(template);
  return combinations(template).map((choices) => ({
    template,
    choices,
    sql: renderStatement(text, template.slots, choices),
  }));
}

/** Params that choose these options, with some month wherever a period is needed. */
export function sampleParams(template: TemplateDefinition, choices: Choices): Record<string, unknown> {
  const params: Record<string, unknown> = { ...choices };
  for (const binding of Object.values(template.bindings)) {
    if (binding.kind === 'tiles' || binding.kind === 'grain-tiles') {
      params[binding.param] = { from: '2025-01', to: '2025-03' };
    }
  }
  return params;
}
