import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../sql/package-root.ts';
import { type FactDefinition, familyDefinition } from '../../tools/disclosure/family-definition.ts';
import { createPolicy, type DisclosurePolicy } from '../../tools/disclosure/policy.ts';
import type { Clock, Progress, Warehouse } from '../../tools/ports.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { BuildReport } from '../application.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { attackWritten, refuseOrTell } from './attack-written.ts';
import { chooseBillingChain, dropForgottenReleases } from './billing/billing-chain.ts';
import { markDecidedSince } from './billing/decided-since.ts';
import { takeBuildLock } from './build-lock.ts';
import { createSteps } from './build-steps.ts';
import { carryOver } from './carry-over.ts';
import type { Chain, ChainRelease } from './chain.ts';
import { chooseAsOf } from './choose-as-of.ts';
import { dataWindow } from './data-window.ts';
import { declaredFacts } from './dbt/declared-facts.ts';
import { loadProject } from './dbt/load-project.ts';
import { isOfFormat } from './dbt/models-of-format.ts';
import type { Project } from './dbt/project.ts';
import { runProject } from './dbt/run-project.ts';
import { freezeFacts } from './freeze-facts.ts';
import { frozenPeriods } from './frozen-periods.ts';
import { namingFullDisk } from './full-disk.ts';
import { giveBackMemory } from './give-back-memory.ts';
import { formatImportLog } from './import/format-import-log.ts';
import { lastCompleteServiceMonth } from './import/last-complete-service-month.ts';
import { inAnyOrder } from './in-any-order.ts';
import { forgetTruth, keepTruth } from './keep-truth.ts';
import { keepWitnesses, readWitnesses } from './keep-witnesses.ts';
import { type GivenAway, type MaskedFamilies, maskFamilies } from './mask-families.ts';
import { projectVars } from './project-vars.ts';
import { setCurrentRelease, type WrittenRelease, writeRelease } from './publish-release.ts';
import type { DeclaredFamily } from './published-rows.ts';
import { readFamilies } from './read-families.ts';
import { readLedger } from './read-ledger.ts';
import { listReleases, releasesDirectory } from './releases.ts';
import { requireAgreement } from './require-agreement.ts';
import { requireDeclared } from './require-declared.ts';
import { requireKeptMarks } from './require-kept-marks.ts';
import { requireWithin } from './require-within.ts';
import type { RowEngine } from './row-engine.ts';
import type { FormatName } from './service-days.ts';
import { serviceMonths } from './service-months.ts';
import { sourceFormats } from './source-format.ts';
import { untilWithstood } from './until-withstood.ts';

export interface BuildInput {
  readonly dataDirectory: string;
  /** Directory of source files; billing files stand in the data directory's intake. */
  readonly source: string;
  /**
   * Nobody's data, as the demo's: where the attack finds something, the release is published all the same and it is said
   * aloud. Releases of other sources are refused.
   */
  readonly synthetic?: boolean;
  /** `false` leaves the attack out: for tests of other things only, no command does. */
  readonly attack?: boolean;
  /** Makes the source files first, inside the build's lock. */
  readonly generate?: () => Promise<unknown>;
  readonly format: FormatName;
  /** Shown in answers and the manifest; never a path. */
  readonly title: string;
  /**
   * Last day of a month. Default: the end of the last complete service month of the source, or, where the data
   * directory holds releases, of its last complete quarter.
   */
  readonly asOf?: string;
  /**
   * Breaks ties in the mask. Default: a random key that the warehouse keeps. The demo passes one derived from
   * its seed, so that everyone's demo is the same release; it is never kept for real sources.
   */
  readonly tieKey?: string;
  /** Which chain of releases this one belongs to; default: that of imported files. */
  readonly chain?: string;
  /** Thresholds of disclosure control to raise above the minimum. */
  readonly policy?: Partial<DisclosurePolicy>;
  /** Where the rows are modelled; default: in the builder's own file. */
  readonly openRows?: (progress: Progress) => Promise<RowEngine>;
  /** Tells which service dates are in the future. */
  readonly clock: Clock;
  readonly threads?: number;
  readonly memoryLimit?: string;
  readonly progress: Progress;
}

/**
 * Source files → warehouse → families → mask → release → attack, in force at the end. One build at a time per data
 * directory; a failed or killed build leaves the warehouse and the release in force as they were, because both
 * are written beside and renamed.
 *
 * @throws PayerscopeError SOURCE_INVALID, BUILD_FAILED, BUILD_RUNNING, RELEASE_REFUSED, STORE_UNAVAILABLE
 */
export async function buildRelease(input: BuildInput): Promise<BuildReport> {
  const unlock = takeBuildLock(input.dataDirectory);
  try {
    return await buildLocked(input);
  } catch (error) {
    throw namingFullDisk(error, input.dataDirectory);
  } finally {
    unlock();
  }
}

async function buildLocked(input: BuildInput): Promise<BuildReport> {
  const { dataDirectory, progress } = input;
  const format = sourceFormats[input.format];
  const steps = createSteps(progress);
  const final = join(dataDirectory, 'warehouse.duckdb');
  const building = join(dataDirectory, 'warehouse.building.duckdb');
  const spill = join(dataDirectory, 'spill');
  const releases = releasesDirectory(dataDirectory);
  const clean = async () => {
    // What a killed build was writing: nobody else writes there, this build holds the lock.
    const begun = (await readdir(releases).catch(() => [])).filter((name) =>
      /^\.(writing|current)-/.test(name),
    );
    const left = [building, `${building}.wal`, spill, ...begun.map((name) => join(releases, name))];
    await Promise.all(left.map((path) => rm(path, { recursive: true, force: true })));
  };

  await clean();
  await mkdir(releases, { recursive: true });
  const rows = (await input.openRows?.(progress)) ?? null;
  let warehouse: Warehouse | null = await createDuckDbWarehouse({
    path: building,
    tempDirectory: spill,
    ...(input.threads ? { threads: input.threads } : {}),
    ...(input.memoryLimit ? { memoryLimit: input.memoryLimit } : {}),
  });
  try {
    const open = warehouse;
    const billing = input.format === 'billing' ? await chooseBillingChain(dataDirectory, final) : null;
    const { tieKey: keptKey, chain } = await carryOver({
      warehouse: open,
      dataDirectory,
      previous: final,
      chain: billing?.name ?? input.chain ?? format.chain,
      forgets: billing?.isStartedAnew === true,
      hasReleases: (await listReleases(dataDirectory)).length > 0,
      freshKey: randomBytes(32).toString('hex'),
      progress,
    });
    if (input.generate) await steps.run('generate', input.generate);
    const { log, person, ...imported } = await steps.run('import', () =>
      format.import({
        warehouse: open,
        source: input.source,
        dataDirectory,
        policy: input.policy,
        // Another engine makes its own numbers of the ids it takes over.
        links: rows === null ? 'numbers' : 'texts',
        progress,
      }),
    );
    const policy = createPolicy(imported.policy);
    const today = input.clock.now().toISOString().slice(0, 10);
    const lastComplete = await lastCompleteServiceMonth(open, today, format.days);
    const asOf = chooseAsOf(input.asOf, lastComplete, chain.releases.at(-1));
    const [first, last] = await serviceMonths(open, asOf, format.days);
    // A small demo may have no claim in its first or last month; a source that has none by then is a mistake.
    if (!input.generate) requireWithin(asOf, first, last);
    const window = dataWindow(asOf, chain.months[0]?.month ?? first);

    const forgets = billing?.isStartedAnew === true;
    if (rows !== null) await steps.run('load', () => rows.load(open, chain, forgets));
    const engine = rows?.warehouse ?? open;
    const project = loadProject(join(packageRoot(), 'sql'));
    // Where nothing is frozen, what is released is what the facts hold: a view instead of a second copy.
    const isFirstRelease = rows === null && chain.months.length === 0;
    const run = await inAnyOrder(engine, () =>
      runProject({
        project,
        warehouse: engine,
        vars: projectVars(asOf, window, policy, format.name, isFirstRelease),
        progress,
      }),
    );
    for (const [part, seconds] of Object.entries(run.seconds)) steps.note(part, seconds);

    const importLog = (await format.completeLog?.(open, engine, log)) ?? log;
    const { facts, definitions } = declaredFamilies(project, format.name);
    if (rows !== null) await steps.run('fetch', () => rows.fetchFamilies(open, { facts, definitions }));
    const read = await steps.run('read', () => readFamilies(open, facts, definitions, window));
    const declared = read.facts.flatMap(({ fact, families }): DeclaredFamily[] =>
      families.map(({ name, definition }) => ({ name, definition, fact })),
    );
    await requireDeclared(
      open,
      chain.releases,
      declared.map(({ name }) => name),
    );
    const ledger = await readLedger(open, chain.releases, declared);
    const tieKey = input.tieKey ?? keptKey;
    const witnesses = await readWitnesses(open);
    const mask = (before?: { masked: MaskedFamilies; givenAway: GivenAway }) =>
      steps.run('mask', () =>
        maskFamilies({ facts: read.facts, ledger, witnesses, asOf, policy, tieKey, before }),
      );
    if (rows === null) {
      await steps.run('freeze', () =>
        inAnyOrder(open, () => freezeFacts(open, chain, asOf, format.freeze, { asViews: isFirstRelease })),
      );
    }
    await giveBackMemory(open);
    const amount = format.freeze.hasReceivables ? await receivablesAmount(engine) : 'open_balance';
    const write = (masked: MaskedFamilies) =>
      steps.run('write', async () => {
        const release = await writeRelease(
          {
            families: masked.families,
            window,
            asOf,
            source: { format: input.format, title: input.title },
            frozen: markDecidedSince(
              frozenPeriods(window, new Map(chain.months.map(({ month, asOf: on }) => [month, on])), asOf),
              masked.families,
              asOf,
            ),
            receivablesAmount: amount,
            members: read.members,
            countThreshold: policy.minimumCount,
            person,
          },
          releases,
          input.threads,
        );
        await keepTruth(open, release.manifest.id, masked.families);
        return release;
      });
    const attack = ({ manifest, file }: WrittenRelease) =>
      steps.run('attack', () =>
        attackWritten({
          warehouse: open,
          file,
          earlier: chain.releases.flatMap(({ id }) => (id === manifest.id ? [] : [id])),
          releasesDirectory: releases,
          facts,
          progress,
        }),
      );

    const { masked, written, violations } = await untilWithstood({
      mask,
      write,
      attack: input.attack === false ? null : attack,
      forget: async ({ id }) => {
        if (!chain.releases.some((release) => release.id === id)) await forgetTruth(open, id);
      },
      progress,
    });
    refuseOrTell(violations, { isSynthetic: input.synthetic === true, progress });
    const { manifest, path } = written;
    await keepWitnesses(open, masked.witnesses);
    if (rows !== null) await rows.freeze(open, chain, asOf, manifest.id);
    const published = await keepInChain(open, chain, manifest.id, asOf);
    await requireAgreement(open, published, declared);
    await requireKeptMarks(open, published, declared);
    await steps.run('publish', async () => {
      await open.execute('checkpoint');
      await open.close();
      warehouse = null;
      // The warehouse knows what the release shows before anyone can see it.
      await rename(building, final);
      await written.place();
      await setCurrentRelease(releases, manifest.id);
      if (billing !== null) {
        await dropForgottenReleases(
          releases,
          published.map(({ id }) => id),
        );
      }
      await rows?.settle();
    });

    return {
      releaseId: manifest.id,
      path,
      steps: steps.done,
      importLog: formatImportLog(importLog),
      withheld: manifest.families.flatMap((family) => {
        const fact = facts.find(({ name }) => name === family.fact);
        return Object.entries(family.withheld).map(([measure, counts]) => ({
          family: family.name,
          measure,
          kind: kindOf(fact, measure),
          ...counts,
        }));
      }),
    };
  } finally {
    await warehouse?.close();
    await rows?.close();
    await clean();
  }
}

/** The facts and families the project declares for a format in the YAML beside its models. */
function declaredFamilies(project: Project, format: FormatName) {
  const nodes = [...project.nodes.values()].filter(({ name }) => isOfFormat(project, name, format));
  return {
    facts: declaredFacts(project, format),
    definitions: nodes.flatMap(({ name, config }) =>
      config.meta['family'] ? [{ name, definition: familyDefinition.parse(config.meta['family']) }] : [],
    ),
  };
}

/** How a measure is masked, in the three ways people tell apart; a sum goes with the count it is averaged over. */
function kindOf(fact: FactDefinition | undefined, measure: string): BuildReport['withheld'][number]['kind'] {
  const definition = fact?.measures[measure];
  if (definition?.kind === 'total') return kindOf(fact, definition.of);
  if (definition?.kind === 'dollars') return 'dollars';
  return definition?.kind === 'count' && definition.within !== undefined ? 'part' : 'count';
}

/** Adds a release to the chain's list in the warehouse, unless it stands there. */
async function keepInChain(
  warehouse: Warehouse,
  chain: Chain,
  id: string,
  asOf: string,
): Promise<readonly ChainRelease[]> {
  if (chain.releases.some((release) => release.id === id)) return chain.releases;
  await warehouse.append(
    'builder.releases',
    ['position', 'id', 'as_of'],
    [[chain.releases.length + 1, id, asOf]],
  );
  return [...chain.releases, { id, asOf }];
}

async function receivablesAmount(warehouse: Warehouse): Promise<ReleaseManifest['receivablesAmount']> {
  const [row] = await warehouse.query(
    `select coalesce(max(amount_basis), (select amount_basis from marts.receivables_basis)) as basis
     from marts.released_receivables`,
  );
  return row?.['basis'] === 'peak_outstanding' ? 'peak_outstanding' : 'open_balance';
}
