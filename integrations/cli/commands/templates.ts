import { templateNamed } from '../../../sql/templates/index.ts';
import { describeTemplate, listTemplates } from '../../../tools/describe-templates.ts';
import { PayerscopeError } from '../../../tools/errors.ts';
import { inert } from '../../../tools/inert.ts';
import type { CommandContext } from '../context.ts';
import { nearestNames } from '../nearest-names.ts';
import { renderTemplate, renderTemplateList } from '../render/template-description.ts';

/**
 * `payerscope templates`: the list, or all about one.
 * @throws PayerscopeError UNKNOWN_TEMPLATE with the nearest names there are
 */
export async function showTemplates(
  name: string | undefined,
  { streams, screen }: CommandContext,
): Promise<number> {
  const summaries = listTemplates();
  if (name === undefined) {
    streams.stdout.write(renderTemplateList(summaries, screen));
    return 0;
  }
  if (templateNamed(name) === undefined) {
    const nearest = nearestNames(
      name,
      summaries.map((template) => template.name),
    );
    const advice =
      nearest.length === 0 ? 'payerscope templates lists them.' : `did you mean ${nearest.join(' or ')}?`;
    throw new PayerscopeError('UNKNOWN_TEMPLATE', `There is no template “${inert(name)}”; ${advice}`);
  }
  streams.stdout.write(renderTemplate(describeTemplate(name), screen));
  return 0;
}
