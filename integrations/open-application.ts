import { join } from 'node:path';
import type { AgentDeps, Planner } from '../agent/ports.ts';
import type { Clock } from '../tools/ports.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import { releaseSource } from '../tools/release-source.ts';
import type { Application } from './application.ts';
import type { Recorder } from './audit/create-recorder.ts';
import type { Config } from './config.ts';
import { beginOpening } from './open-release.ts';
import { planContextOf } from './plan-context-of.ts';
import { programVersion } from './program-version.ts';
import type { Tracing } from './tracing/open-tracing.ts';
import type { Variant } from './variant.ts';

/** Spans to a collector; null, and nothing of it loaded, where none is named. */
async function openTracing({ otlp }: Config, clock: Clock): Promise<Tracing | null> {
  const { endpoint } = otlp;
  if (endpoint === null) return null;
  const tracing = await import('./tracing/open-tracing.ts');
  return tracing.openTracing({ ...otlp, endpoint }, programVersion(), clock);
}

/** The variant with every call of a language model a span. */
const traced = (variant: Variant, tracing: Tracing, name: string): Variant => {
  const { throughModel = (real) => real } = variant;
  return { ...variant, throughModel: (real) => tracing.model(throughModel(real), name) };
};

/** Who reads questions: the offline planner, or a language model that has it to fall back on. */
async function choosePlanner(
  { model, openaiApiKey, languageModel }: Config,
  offline: Planner,
  { throughModel = (real) => real, models }: Variant,
): Promise<Pick<AgentDeps, 'planner' | 'fallback' | 'writer' | 'accounting'>> {
  if (models !== undefined) {
    const { planner, writer } = models;
    return {
      planner: planner === undefined ? offline : { name: 'openai:variant', model: planner },
      fallback: offline,
      ...(writer === undefined ? {} : { writer }),
    };
  }
  if (model === 'offline') return { planner: offline };
  const { openLanguageModel } = await import('./openai/open-language-model.ts');
  const opened = openLanguageModel(model, openaiApiKey, languageModel, offline);
  return {
    ...opened,
    planner: { ...opened.planner, model: throughModel(opened.planner.model) },
    ...(opened.writer === undefined ? {} : { writer: throughModel(opened.writer) }),
  };
}

/**
 * The agent over the release in force, with its thread memory and answer store; or, in a variant, with others of
 * them. Heavy parts are imported here, while the release is being opened.
 *
 * @param recorder keeps what is asked in the audit log
 * @throws PayerscopeError RELEASE_UNAVAILABLE when there is no release or it cannot be read
 */
export async function openApplication(
  config: Config,
  recorder: Recorder,
  clock: Clock,
  variant: Variant = {},
): Promise<Application & { readonly manifest: ReleaseManifest }> {
  const { dataDirectory } = config;
  const { scratch, prompts, throughStore = (real) => real } = variant;
  const kept = scratch ?? dataDirectory;
  // The engine opens the release on threads of its own while the agent is being loaded: it begins first, because
  // loading keeps this one busy.
  const { opened: opening } = await beginOpening(config);
  const [opened, loaded] = await Promise.allSettled([
    opening,
    Promise.all([import('./answering-parts.ts'), recorder.open()]),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  const { parse, close } = opened.value;
  const store = throughStore(opened.value.store);
  try {
    if (loaded.status === 'rejected') throw loaded.reason;
    const [parts, audit] = loaded.value;
    const checkpointer = parts.createSqliteCheckpointer(
      scratch === undefined ? join(dataDirectory, 'threads.sqlite') : ':memory:',
    );
    const answerStore = parts.createAnswerStore(join(kept, 'answers'));
    const tracing = await openTracing(config, clock);
    const runner = parts.createTemplateRunner({ store, checkStatement: parts.createStatementCheck(parse) });
    const run = tracing?.runTemplate(runner) ?? runner;
    const planners = await choosePlanner(
      config,
      parts.createOfflinePlanner(store.manifest, config.fiscalYearStart),
      tracing === null ? variant : traced(variant, tracing, config.model),
    );
    const agent = parts.createAgent({
      manifest: store.manifest,
      runTemplate: run,
      ...planners,
      ...(prompts === undefined ? {} : { prompts }),
      audit,
      checkpointer,
      makeBrief: async ({ about, audience, period, payers }, answerId) => {
        const { writeBrief } = await import('../tools/briefs/write-brief.ts');
        const { keepBrief } = await import('./briefs/keep-brief.ts');
        const { manifest } = store;
        const request = { release: manifest.id, kind: about, audience, period, payers };
        const brief = await writeBrief(
          { ...request, program: programVersion() },
          { manifest, runTemplate: run },
        );
        return { ...brief, path: await keepBrief(kept, answerId, brief.pdf) };
      },
    });
    const usualAsker = recorder.asker();
    const application: Application & { readonly manifest: ReleaseManifest } = {
      manifest: store.manifest,
      ask: async ({ question, thread, asker = usualAsker, signal, onProgress, onPlan }) => {
        const asked = {
          ...{ question, asker },
          ...(thread === undefined ? {} : { thread }),
          ...(signal === undefined ? {} : { signal }),
        };
        for await (const event of agent.stream(asked)) {
          if (event.type === 'progress') {
            onProgress?.(event.step);
            continue;
          }
          onPlan?.(event.plan);
          if (scratch === undefined) await answerStore.save(event.answer);
          return event.answer;
        }
        throw new Error('the agent ended without an answer');
      },
      answer: (id) => answerStore.load(id),
      brief: async (order) => {
        const { makeBrief } = await import('./briefs/make-brief.ts');
        const { manifest } = store;
        const context = planContextOf(manifest, config.fiscalYearStart);
        const making = { manifest, runTemplate: run, context, audit, asker: usualAsker };
        return makeBrief(order, { ...making, version: programVersion() });
      },
      sourceFormat: releaseSource(store.manifest),
      payers: () => [...(store.manifest.members['payer'] ?? [])].sort(),
      close: async () => {
        checkpointer.close();
        await close();
      },
    };
    return tracing?.application(application, store.manifest.id) ?? application;
  } catch (error) {
    await close();
    throw error;
  }
}
