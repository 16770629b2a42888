import { templateNamed } from '../../sql/templates/index.ts';
import { bindParams } from '../../tools/bind-params.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { validateParams } from '../../tools/validate-params.ts';

/** A call in the one form in which equal calls are equal: defaults filled in, periods joined, members sorted. */
export interface SettledCall {
  readonly template: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly leaderOf?: number;
  readonly focus?: readonly string[];
  readonly seeks?: string;
}

/** A call before that, planned or expected. */
interface RawCall extends Omit<SettledCall, 'leaderOf' | 'focus' | 'seeks'> {
  readonly leaderOf?: number | undefined;
  readonly focus?: readonly string[] | undefined;
  readonly seeks?: string | undefined;
}

/**
 * A call as the template runner would send it, without sending it.
 *
 * @throws PayerscopeError UNKNOWN_TEMPLATE, INVALID_PARAMS, PERIOD_NOT_PUBLISHED: what the runner would throw
 */
export function settleCall(call: RawCall, manifest: ReleaseManifest): SettledCall {
  const template = templateNamed(call.template);
  if (template === undefined) {
    throw new PayerscopeError('UNKNOWN_TEMPLATE', `There is no template ${JSON.stringify(call.template)}.`);
  }
  const params = validateParams(template, call.params);
  bindParams(template, params, manifest);
  const { leaderOf, focus, seeks } = call;
  return {
    template: call.template,
    params,
    ...(leaderOf === undefined ? {} : { leaderOf }),
    ...(focus === undefined ? {} : { focus: [...focus].sort() }),
    ...(seeks === undefined ? {} : { seeks }),
  };
}
