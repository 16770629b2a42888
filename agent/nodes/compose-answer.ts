import { templateNamed } from '../../sql/templates/index.ts';
import type { ResultTable } from '../../tools/answer.ts';
import { type AuditedStatement, auditedStatement } from '../../tools/audited-statement.ts';
import { EXIT, PayerscopeError } from '../../tools/errors.ts';
import { composeResults, evidenceFor } from '../compose/compose-results.ts';
import { questionFor } from '../compose/question-for.ts';
import { nextCalls } from '../compose/suggest.ts';
import { isMostlyWithheld, showsAnything, widerCalls } from '../compose/wider-calls.ts';
import { NO_TEXT, writtenByCode } from '../model-failure.ts';
import { createModelMeter } from '../model-meter.ts';
import type { AgentDeps } from '../ports.ts';
import { WRITE_RETRY_CAP } from '../retry-policy.ts';
import type { AgentState, AgentUpdate } from '../state.ts';
import { writeWithModel } from '../write-with-model.ts';

/** How many questions are suggested where much is withheld. */
const SUGGESTED = 3;

/**
 * Suggestions that really show something, tried against the release itself, where the first result shows little:
 * the same over a longer period or a wider group, then what usually comes next. Null where there is enough to show.
 */
async function findShowable(
  { manifest, runTemplate }: AgentDeps,
  { calls, results }: AgentState,
): Promise<{ suggestions: string[]; tried: AuditedStatement[] } | null> {
  const [call] = calls;
  const table = results[0]?.table;
  if (call === undefined || table === undefined || table.template === 'data_freshness') return null;
  const primaryOf = (one: ResultTable): string => templateNamed(one.template)!.primaryColumn(one.params);
  const empty = !showsAnything(table, primaryOf(table));
  if (!empty && !isMostlyWithheld(table)) return null;
  const wider = widerCalls(call, manifest);
  const next = nextCalls(call, manifest);
  const found = new Set<string>();
  const sent: AuditedStatement[] = [];
  for (const tried of empty ? [...wider, ...next] : [...next, ...wider]) {
    try {
      const result = await runTemplate(tried.template, tried.params);
      sent.push(auditedStatement(result, false));
      const question = questionFor(tried);
      const { table: shown } = result;
      if (question !== questionFor(call) && showsAnything(shown, primaryOf(shown))) found.add(question);
    } catch (error) {
      // A period that is not published is one that cannot be suggested.
      if (!(error instanceof PayerscopeError)) throw error;
      // A warehouse that went away is not tried again for the sake of a suggestion.
      if (error.exitCode === EXIT.unavailable) break;
    }
    if (found.size === SUGGESTED) break;
  }
  return { suggestions: found.size > 0 ? [...found] : ['How fresh is the data?'], tried: sent };
}

/**
 * Writes the text, by value references: a model where there is one and it has tries left, else code.
 * Everything but headline and text is always written by code.
 */
export function createComposeAnswer(deps: AgentDeps) {
  const { manifest, writer, accounting, prompts } = deps;
  return async (state: AgentState): Promise<AgentUpdate> => {
    const { calls, results, attempts, plan, rejections } = state;
    const notes = [...(plan?.kind === 'run' ? plan.notes : []), ...state.notices];
    const written = composeResults(calls, results, manifest, notes);
    const showable = attempts === 0 ? await findShowable(deps, state) : null;
    const composed = showable === null ? written : { ...written, suggestions: showable.suggestions };
    const tried = [...state.tried, ...(showable?.tried ?? [])];
    const byCode = { composed, tried, attempts: WRITE_RETRY_CAP + 2 };
    if (writer === undefined || state.modelDown) return byCode;
    const saying = (notice: string) => ({
      ...byCode,
      composed: { ...composed, caveats: [...composed.caveats, notice] },
    });
    if (attempts > WRITE_RETRY_CAP) return saying(NO_TEXT);
    const meter = createModelMeter('writingCalls', state.usage, accounting);
    const evidence = evidenceFor(results, manifest);
    const task = { question: state.question, composed, evidence, rejections };
    try {
      const text = await writeWithModel((messages) => meter.call(writer, messages), task, prompts);
      const usage = meter.usage();
      return text === null
        ? { ...saying(NO_TEXT), usage }
        : { composed: { ...composed, ...text }, tried, attempts: attempts + 1, usage };
    } catch (failure) {
      // A model that is down costs its wording, not the answer.
      return { ...saying(writtenByCode(failure)), usage: meter.usage() };
    }
  };
}
