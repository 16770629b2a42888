import { join } from 'node:path';
import type { AgentDeps, Planner } from '../agent/ports.ts';
import { formatValue } from '../tools/format-value.ts';
import type { Clock } from '../tools/ports.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import { releaseSource } from '../tools/release-source.ts';
import type { Application, BuildReport, Check, ReleaseSummary, Workspace } from './application.ts';
import { createRecorder, type Recorder } from './audit/create-recorder.ts';
import type { BuildInput } from './builder/build-release.ts';
import { isInUse, listReleases } from './builder/releases.ts';
import type { Config } from './config.ts';
import { openReleaseInForce } from './open-release.ts';
import { planContextOf } from './plan-context-of.ts';
import { programVersion } from './program-version.ts';
import type { Tracing } from './tracing/open-tracing.ts';
import type { Variant } from './variant.ts';

/** The demo breaks ties in the mask by its seed, so that everyone's demo is the same release. */
/** What answers and the manifest call a source. */
const SOURCE_TITLES = {
  synthea: 'Imported Synthea files',
  billing: 'Billing files',
  cms: 'CMS files',
} as const;

const demoTieKey = (seed: number): string => `payerscope demo ${seed}`;

const systemClock: Clock = { now: () => new Date() };

/** Bounded, so that a build leaves room for the rest of a small machine; DuckDB spills beyond it. */
const BUILD_MEMORY = '1000MB';

/**
 * The composition root: the one place where ports meet their implementations. Heavy parts are imported when a
 * command first needs them, so that `--help` does not pay for the agent and `ask` not for the builder.
 */
export function createWorkspace(config: Config): Workspace {
  const { dataDirectory } = config;
  const recorder = createRecorder(config, systemClock);
  /** Builds where the rows are to be. */
  const build = async (input: BuildInput): Promise<BuildReport> => {
    if (config.warehouse === 'snowflake') {
      const { buildInSnowflake } = await import('./build-in-snowflake.ts');
      return buildInSnowflake(config, input);
    }
    const { buildRelease } = await import('./builder/build-release.ts');
    return buildRelease(input);
  };
  return {
    // In a shared warehouse a demo is never put where nothing is yet.
    hasRelease: async () => config.warehouse === 'snowflake' || isInUse(dataDirectory),
    openApplication: async (asked) => {
      try {
        return await openApplication(config, recorder);
      } catch (failure) {
        // What went wrong first is what people must hear, even where it cannot be recorded either.
        if (asked !== undefined) await recorder.unopened(asked, failure).catch(() => {});
        throw failure;
      }
    },
    demo: async ({ patients = 20_000, seed = 1, asOf = '2025-12-31', progress }) => {
      const { generateDemo } = await import('./demo/generate-demo.ts');
      const { dropPartialFiles } = await import('./demo/drop-partial-files.ts');
      const { parseAsOf } = await import('./builder/parse-as-of.ts');
      const lastDay = parseAsOf(asOf);
      const source = join(dataDirectory, 'demo-source');
      return recorder.build('demo', () =>
        build({
          dataDirectory,
          source,
          generate: async () => {
            await dropPartialFiles(source);
            await generateDemo({ directory: source, patients, seed, asOf: lastDay, progress });
          },
          format: 'synthea',
          synthetic: true,
          title: `Demo network (synthetic, ${formatValue(patients, 'count')} patients, seed ${seed})`,
          asOf: lastDay,
          tieKey: demoTieKey(seed),
          // Another as-of date draws other visits: it is another demo, not the same one later.
          chain: `demo ${patients} ${seed} ${lastDay}`,
          policy: config.disclosure,
          memoryLimit: BUILD_MEMORY,
          clock: systemClock,
          progress,
        }),
      );
    },
    build: async ({ source, format, asOf, progress }) => {
      const { parseAsOf } = await import('./builder/parse-as-of.ts');
      const { buildMemoryOf } = await import('./builder/build-memory.ts');
      const memoryLimit = await buildMemoryOf(source);
      const lastDay = asOf === undefined ? {} : { asOf: parseAsOf(asOf) };
      const kind = format === 'billing' || format === 'cms' ? format : 'synthea';
      return recorder.build(kind, () =>
        build({
          dataDirectory,
          source,
          format: kind,
          title: SOURCE_TITLES[kind],
          ...lastDay,
          policy: config.disclosure,
          memoryLimit,
          clock: systemClock,
          progress,
        }),
      );
    },
    intake: async () => {
      const { createIntake } = await import('./intake/create-intake.ts');
      return createIntake({ dataDirectory, clock: systemClock, memoryLimit: BUILD_MEMORY });
    },
    publish: async ({ release, progress }) => {
      const { publishInTurn } = await import('./publish-stored.ts');
      return recorder.published(() => publishInTurn(config, release, progress));
    },
    releases: async () => {
      if (config.warehouse === 'duckdb') return (await listReleases(dataDirectory)).map(summarize);
      const { listSnowflakeReleases } = await import('./warehouse/snowflake/list-releases.ts');
      return (await listSnowflakeReleases(config.snowflake)).map(summarize);
    },
    answer: async (id) => {
      const { createAnswerStore } = await import('./memory/answer-store.ts');
      return createAnswerStore(join(dataDirectory, 'answers')).load(id);
    },
    vet: async () => {
      const { vetTemplates } = await import('../tools/vet-templates.ts');
      const { openSqlParser } = await import('./warehouse/duckdb/parse-sql.ts');
      const parser = await openSqlParser();
      try {
        const report = await vetTemplates({ parseDuckDb: parser.parse });
        const { statements, problems } = report;
        await recorder.vetted({ statements, problems: problems.length });
        return {
          statements: report.statements,
          problems: report.problems.map(
            ({ template, choices, problem }) =>
              `${template} (${Object.entries(choices)
                .map(([slot, option]) => `${slot} = ${option}`)
                .join(', ')}): ${problem}`,
          ),
        };
      } finally {
        parser.close();
      }
    },
    attack: async (options) => {
      const { attackStored } = await import('./attack/attack-stored.ts');
      return attackStored({ dataDirectory, ...options });
    },
    doctor: async () => {
      const { examine } = await import('./doctor.ts');
      const { examineSlack } = await import('./slack/examine-slack.ts');
      const checks = await examine({
        dataDirectory,
        ...(config.warehouse === 'snowflake' ? { shared: await examineShared(config) } : {}),
        auditDirectory: recorder.directory,
        nodeVersion: process.versions.node,
        planner:
          config.model === 'offline'
            ? 'offline (deterministic, no key needed)'
            : `${config.model}, and offline where it fails`,
        ...(config.model === 'offline' ? {} : { languageModel: await checkModel(config) }),
        fiscalYearStart: config.fiscalYearStart,
        platform: { os: process.platform, architecture: process.arch },
      });
      return [...checks, ...(await examineSlack(config.slack))];
    },
    verifyBrief: async (pdf) => {
      const { verifyBrief } = await import('./briefs/verify-brief.ts');
      const { createOpenAgain } = await import('./briefs/open-again.ts');
      return recorder.verified(() => verifyBrief(pdf, createOpenAgain(config), programVersion()));
    },
    verifyAnswer: async (answerId) => {
      const { createAnswerStore } = await import('./memory/answer-store.ts');
      const { verifyAnswer } = await import('./briefs/verify-answer.ts');
      const { createOpenAgain } = await import('./briefs/open-again.ts');
      const answer = await createAnswerStore(join(dataDirectory, 'answers')).load(answerId);
      return recorder.verified(() => verifyAnswer(answer, createOpenAgain(config), programVersion()));
    },
    verifyAudit: () => recorder.verify(),
    openSubject: async (options = {}) => {
      const { openSubject } = await import('./evals/open-subject.ts');
      return openSubject(config, options, (variant) => openApplication(config, recorder, variant));
    },
  };
}

function summarize({
  id,
  current,
  manifest,
  problem,
}: Awaited<ReturnType<typeof listReleases>>[number]): ReleaseSummary {
  const families = manifest?.families ?? [];
  const counts = families.flatMap((family) => Object.values(family.withheld));
  const cells = counts.reduce((sum, one) => sum + one.cells, 0);
  const withheld = counts.reduce((sum, one) => sum + one.withheld, 0);
  return {
    id,
    asOf: manifest?.asOf ?? '',
    dataThrough: manifest?.dataThrough ?? '',
    current,
    families: families.length,
    withheldShare: cells === 0 ? 0 : withheld / cells,
    ...(problem === undefined ? {} : { problem }),
  };
}

async function examineShared({ snowflake }: Config): Promise<Check[]> {
  const { examineSnowflake } = await import('./warehouse/snowflake/doctor/examine-snowflake.ts');
  return examineSnowflake(snowflake);
}

async function checkModel({ model, openaiApiKey, languageModel }: Config): Promise<Check> {
  const { checkServer } = await import('./openai/check-server.ts');
  return checkServer(model, openaiApiKey, languageModel);
}

/** Spans to a collector; null, and nothing of it loaded, where none is named. */
async function openTracing({ otlp }: Config): Promise<Tracing | null> {
  const { endpoint } = otlp;
  if (endpoint === null) return null;
  const tracing = await import('./tracing/open-tracing.ts');
  return tracing.openTracing({ ...otlp, endpoint }, programVersion(), systemClock);
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
 * them.
 */
async function openApplication(
  config: Config,
  recorder: Recorder,
  variant: Variant = {},
): Promise<Application & { readonly manifest: ReleaseManifest }> {
  const { dataDirectory } = config;
  const { scratch, prompts, throughStore = (real) => real } = variant;
  const kept = scratch ?? dataDirectory;
  // The release is opened while the agent is being loaded.
  const [opened, loaded] = await Promise.allSettled([
    openReleaseInForce(config),
    Promise.all([
      import('../tools/run-template.ts'),
      import('../tools/check-statement.ts'),
      import('../agent/create-agent.ts'),
      import('./offline-planner.ts'),
      import('./memory/sqlite-checkpointer.ts'),
      import('./memory/answer-store.ts'),
      recorder.open(),
    ]),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  const { parse, close } = opened.value;
  const store = throughStore(opened.value.store);
  try {
    if (loaded.status === 'rejected') throw loaded.reason;
    const [
      { createTemplateRunner },
      { createStatementCheck },
      { createAgent },
      offline,
      memory,
      answers,
      audit,
    ] = loaded.value;
    const checkpointer = memory.createSqliteCheckpointer(
      scratch === undefined ? join(dataDirectory, 'threads.sqlite') : ':memory:',
    );
    const answerStore = answers.createAnswerStore(join(kept, 'answers'));
    const tracing = await openTracing(config);
    const runner = createTemplateRunner({ store, checkStatement: createStatementCheck(parse) });
    const run = tracing?.runTemplate(runner) ?? runner;
    const planners = await choosePlanner(
      config,
      offline.createOfflinePlanner(store.manifest, config.fiscalYearStart),
      tracing === null ? variant : traced(variant, tracing, config.model),
    );
    const agent = createAgent({
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
