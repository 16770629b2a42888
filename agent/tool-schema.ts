import { z } from 'zod';
import type { TemplateDefinition } from '../sql/templates/define-template.ts';

/** A function tool as OpenAI-compatible chat models take it, under strict mode. */
export interface ToolSchema {
  readonly type: 'function';
  readonly function: {
    readonly name: string;
    readonly description: string;
    readonly strict: true;
    readonly parameters: Readonly<Record<string, unknown>>;
  };
}

/**
 * Periods travel as text: a flat argument that every model writes well. How they and lists of members are written
 * is said once, in `prompts/plan.md`: said in every tool it would double the tools.
 */
const PERIOD = { type: 'string' };
const MEMBERS = { type: ['array', 'null'], items: { type: 'string' } };

/** `payers` → `payer`: filters are lists under the dimension's plural. */
export const dimensionOf = (filter: string): string =>
  filter.endsWith('ies') ? `${filter.slice(0, -3)}y` : filter.replace(/(?<=s)es$|s$/, '');

/** Which params of a template are periods and which are lists of members. */
export function paramKinds(template: TemplateDefinition): { periods: Set<string>; filters: Set<string> } {
  const bindings = Object.values(template.bindings);
  return {
    periods: new Set(bindings.filter(({ kind }) => kind.endsWith('tiles')).map(({ param }) => param)),
    filters: new Set(bindings.filter(({ kind }) => kind === 'members').map(({ param }) => param)),
  };
}

/** An object schema under strict mode: every key required, no others. */
export function strictObject(properties: Readonly<Record<string, unknown>>) {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

interface JsonSchema {
  readonly properties?: Readonly<
    Record<string, { readonly enum?: readonly string[]; readonly type?: string }>
  >;
  readonly required?: readonly string[];
}

/** The flat tool of one template: periods as text, members as ids, slots as small enums, optional ones nullable. */
export function templateTool(template: TemplateDefinition): ToolSchema {
  const schema = z.toJSONSchema(template.params, { io: 'input' }) as JsonSchema;
  const { periods, filters } = paramKinds(template);
  const properties = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    if (periods.has(key)) return [key, PERIOD];
    if (filters.has(key)) return [key, MEMBERS];
    const optional = !schema.required?.includes(key);
    const type = property.type ?? 'string';
    const options =
      property.enum === undefined ? {} : { enum: optional ? [...property.enum, null] : property.enum };
    return [key, { type: optional ? [type, 'null'] : type, ...options }];
  });
  return {
    type: 'function',
    function: {
      name: template.name,
      description: template.description,
      strict: true,
      parameters: strictObject(Object.fromEntries(properties)),
    },
  };
}
