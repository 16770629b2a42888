import type { z } from 'zod';
import type { TemplateDefinition } from '../sql/templates/define-template.ts';
import { PayerscopeError } from './errors.ts';
import { normalisePeriods, type PeriodParam, periodParamOf } from './period-keys.ts';

/** The innermost problem: a union reports one list of issues per alternative, and the first is the plain form. */
function problemOf(issue: z.core.$ZodIssue, path: readonly PropertyKey[] = []): string {
  const at = [...path, ...issue.path];
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().find((found) => found.path.length > 0) ?? issue.errors[0]?.[0];
    if (inner) return problemOf(inner, at);
  }
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => JSON.stringify(key)).join(', ');
    return `${keys} is not a parameter${at.length > 0 ? ` of ${at.join('.')}` : ''}`;
  }
  // zod says "received undefined" for what is not there at all.
  if (issue.message.endsWith('received undefined')) return `${at.join('.') || 'params'} is missing`;
  return `${at.length > 0 ? `${at.join('.')}: ` : ''}${issue.message}`;
}

/**
 * Raw params → validated, with defaults filled in, periods joined and in order, and member lists sorted without
 * repetition, so that the same question always gives the same bytes.
 *
 * @throws PayerscopeError INVALID_PARAMS for unknown keys, unknown options, wrong types
 */
export function validateParams(template: TemplateDefinition, raw: unknown): Record<string, unknown> {
  const parsed = template.params.safeParse(raw);
  if (!parsed.success) {
    const problem = parsed.error.issues[0] ? problemOf(parsed.error.issues[0]) : 'invalid parameters';
    throw new PayerscopeError(
      'INVALID_PARAMS',
      `${template.name}: ${problem}; see \`payerscope templates ${template.name}\`.`,
      { details: { template: template.name } },
    );
  }
  const params = { ...(parsed.data as Record<string, unknown>) };
  for (const binding of Object.values(template.bindings)) {
    const value = params[binding.param];
    if (binding.kind === 'members') {
      if (value === undefined) delete params[binding.param];
      else params[binding.param] = [...new Set(value as string[])].sort();
    } else if (binding.kind === 'tiles' || binding.kind === 'grain-tiles') {
      params[binding.param] = periodParamOf(normalisePeriods(value as PeriodParam));
    }
  }
  return params;
}
