import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import type { TemplateDefinition } from './define-template.ts';

const cached = new Map<string, string>();

/** The text of a template's sibling `.sql`, slots and parameters unfilled; read once. */
export function readTemplateSql(template: Pick<TemplateDefinition, 'name' | 'subject'>): string {
  const text =
    cached.get(template.name) ??
    readFileSync(
      join(packageRoot(), 'sql/templates', template.subject, `${template.name}.sql`),
      'utf8',
    ).trim();
  cached.set(template.name, text);
  return text;
}
