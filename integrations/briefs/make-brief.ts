import type { PlanContext } from '../../agent/offline/plan-context.ts';
import type { TemplateResult } from '../../tools/answer.ts';
import type { QuestionEvent } from '../../tools/audit-event.ts';
import { auditedError } from '../../tools/audited-error.ts';
import { auditedStatement } from '../../tools/audited-statement.ts';
import { writeBrief } from '../../tools/briefs/write-brief.ts';
import { EXIT, PayerscopeError } from '../../tools/errors.ts';
import type { AuditLog } from '../../tools/ports.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { RunTemplate } from '../../tools/run-template.ts';
import type { BriefOrder, MadeBrief } from '../application.ts';
import { readOrder } from './read-order.ts';

export interface BriefMaking {
  readonly manifest: ReleaseManifest;
  readonly runTemplate: RunTemplate;
  readonly context: PlanContext;
  readonly audit: AuditLog;
  readonly asker: string;
  /** Of this program; it travels in the brief. */
  readonly version: string;
}

/** The order as it was typed: what the audit log keeps as the question. */
const asQuestion = ({ kind, audience, period, payers }: BriefOrder): string =>
  [
    `brief ${kind} for ${audience}`,
    ...(period === undefined ? [] : [`period ${period}`]),
    ...payers.map((name) => `payer ${name}`),
  ].join(', ');

function statusOf(failure: unknown): QuestionEvent['status'] {
  if (!(failure instanceof PayerscopeError)) return 'failed';
  if (failure.exitCode === EXIT.declined) return 'declined';
  return failure.exitCode === EXIT.clarification ? 'clarification' : 'failed';
}

/**
 * Makes a brief as it was ordered. The audit log has it, made or failed, before anything is handed out.
 * @throws PayerscopeError as `readOrder` and `writeBrief`; STORE_UNAVAILABLE when it cannot be kept in the log
 */
export async function makeBrief(order: BriefOrder, making: BriefMaking): Promise<MadeBrief> {
  const { manifest, runTemplate, audit, asker, context, version } = making;
  const record = (
    results: readonly TemplateResult[],
    end: Pick<QuestionEvent, 'status' | 'error'>,
  ): Promise<void> =>
    audit.append({
      event: 'question',
      asker,
      thread: '',
      answerId: '',
      release: manifest.id,
      question: asQuestion(order),
      planner: '',
      plan: { kind: 'brief', templates: results.map(({ table }) => table.template) },
      statements: results.map((result) => auditedStatement(result, true)),
      ...end,
    });
  try {
    const { request, notes } = readOrder(order, context, { release: manifest.id, program: version });
    const { pdf, title, headline, results } = await writeBrief(request, { manifest, runTemplate });
    await record(results, { status: 'answered', error: null });
    return { pdf, title, headline, notes };
  } catch (failure) {
    // What went wrong first is what people must hear, even where it cannot be recorded either.
    await record([], { status: statusOf(failure), error: auditedError(failure) }).catch(() => {});
    throw failure;
  }
}
