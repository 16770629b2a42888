import { z } from 'zod';
import type { Basis, ResultColumn, TemplateDefinition } from '../sql/templates/define-template.ts';
import { templateNamed, templates } from '../sql/templates/index.ts';
import { readTemplateSql } from '../sql/templates/read-template-sql.ts';
import { FILTER_DIMENSIONS } from './bind-params.ts';
import { enumerateStatements, sampleParams } from './enumerate-statements.ts';
import { PayerscopeError } from './errors.ts';

export interface ParamDescription {
  readonly name: string;
  /** For people: `period`, `list of payer names`, `one of`, `number from 1 to 50`. */
  readonly type: string;
  readonly options: readonly string[];
  readonly required: boolean;
  readonly default: string | null;
}

export interface TemplateSummary {
  readonly name: string;
  readonly subject: string;
  readonly title: string;
  readonly description: string;
  readonly example: string;
}

export interface TemplateDescription extends TemplateSummary {
  readonly version: number;
  readonly basis: Basis;
  readonly params: readonly ParamDescription[];
  /** Result columns for the first option of every slot. */
  readonly columns: readonly ResultColumn[];
  readonly tables: readonly string[];
  readonly statements: number;
  /** The whole text with its slot markers. */
  readonly sql: string;
  /** Slot → option → fragment name → fragment: all that can stand in a marker's place. */
  readonly slots: TemplateDefinition['slots'];
  readonly synonyms: readonly string[];
  readonly examples: readonly string[];
}

type Property = z.core.JSONSchema.BaseSchema;

function typeOf(template: TemplateDefinition, name: string, property: Property): string {
  const binding = Object.values(template.bindings).find((entry) => entry.param === name);
  if (binding?.kind === 'tiles' || binding?.kind === 'grain-tiles') return 'period';
  if (binding?.kind === 'members') return `list of ${FILTER_DIMENSIONS[name]?.replace('_', ' ')} names`;
  if (property.enum) return 'one of';
  if (property.type === 'integer') return `number from ${property.minimum} to ${property.maximum}`;
  return String(property.type);
}

function describeParams(template: TemplateDefinition): ParamDescription[] {
  const schema = z.toJSONSchema(template.params, { io: 'input' });
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const found = property as Property;
    return {
      name,
      type: typeOf(template, name, found),
      options: (found.enum ?? []).map(String),
      required: schema.required?.includes(name) ?? false,
      default: found.default === undefined ? null : String(found.default),
    };
  });
}

const summaryOf = ({ name, subject, title, description, examples }: TemplateDefinition): TemplateSummary => ({
  name,
  subject,
  title,
  description,
  example: examples[0] ?? '',
});

/** One line per template, in the order of the list. */
export function listTemplates(): TemplateSummary[] {
  return templates.map(summaryOf);
}

/**
 * All there is to know about a template: parameters, columns, SQL, slots, examples.
 *
 * @throws PayerscopeError UNKNOWN_TEMPLATE
 */
export function describeTemplate(name: string): TemplateDescription {
  const template = templateNamed(name);
  if (!template) {
    throw new PayerscopeError(
      'UNKNOWN_TEMPLATE',
      `There is no template ${JSON.stringify(name)}; \`payerscope templates\` lists them.`,
    );
  }
  const statements = enumerateStatements(template);
  const first = statements[0]?.choices ?? {};
  return {
    ...summaryOf(template),
    version: template.version,
    basis: template.basis,
    params: describeParams(template),
    columns: template.columns(template.params.parse(sampleParams(template, first))),
    tables: template.tables,
    statements: statements.length,
    sql: readTemplateSql(template),
    slots: template.slots,
    synonyms: template.synonyms,
    examples: template.examples,
  };
}
