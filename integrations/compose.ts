import { join } from 'node:path';
import { formatValue } from '../tools/format-value.ts';
import type { Clock } from '../tools/ports.ts';
import type { BuildReport, Check, ReleaseSummary, Workspace } from './application.ts';
import { createRecorder } from './audit/create-recorder.ts';
import type { BuildInput } from './builder/build-release.ts';
import { isInUse, listReleases } from './builder/releases.ts';
import type { Config } from './config.ts';
import { openApplication } from './open-application.ts';
import { programVersion } from './program-version.ts';

/** What answers and the manifest call a source. */
const SOURCE_TITLES = {
  synthea: 'Imported Synthea files',
  billing: 'Billing files',
  cms: 'CMS files',
} as const;

/** The demo breaks ties in the mask by its seed, so that everyone's demo is the same release. */
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
        return await openApplication(config, recorder, systemClock);
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
      return openSubject(config, options, (variant) =>
        openApplication(config, recorder, systemClock, variant),
      );
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
