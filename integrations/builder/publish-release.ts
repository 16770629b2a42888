import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Value } from '../../tools/answer.ts';
import type { FactDefinition } from '../../tools/disclosure/family-definition.ts';
import type { FamilyTable, MaskedFamily } from '../../tools/disclosure/family-table.ts';
import type { Grain, ReleaseManifest } from '../../tools/release-manifest.ts';
import { RELEASE_FORMAT } from '../../tools/release-manifest.ts';
import { openDuckDbRelease } from '../warehouse/duckdb/duckdb-release-store.ts';
import type { DataWindow } from './data-window.ts';
import { periodMonths } from './data-window.ts';
import { familyMeasures, isDeclared, isDollars, quoted } from './release-columns.ts';
import { releaseIdOf } from './release-id.ts';
import { checkSeal, sealRelease } from './release-seal.ts';
import { type MaskedTable, writeReleaseFile } from './write-release-file.ts';

export interface FamilyToPublish {
  readonly table: FamilyTable;
  readonly fact: FactDefinition;
  readonly masked: MaskedFamily;
}

export interface ReleaseContent {
  readonly families: readonly FamilyToPublish[];
  readonly window: DataWindow;
  readonly asOf: string;
  readonly source: { readonly format: string; readonly title: string };
  readonly receivablesAmount: ReleaseManifest['receivablesAmount'];
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly countThreshold: number;
  /** Whom counts stand for. */
  readonly person: string;
  readonly frozen: ReleaseManifest['frozen'];
}

/** A release that nobody sees yet. */
export interface WrittenRelease {
  readonly manifest: ReleaseManifest;
  /** Where it will stand. */
  readonly path: string;
  /** The file as it is written so far. */
  readonly file: string;
  /** Puts it there. */
  readonly place: () => Promise<void>;
}

/** The masked table of one family: withheld cells are null before anything is written. */
function publishedFamily(family: FamilyToPublish, window: DataWindow): MaskedTable {
  const { table, fact, masked } = family;
  const measures = familyMeasures(table.definition);
  const text = (name: string) => ({ name, type: 'varchar', select: quoted(name) });
  const columns = [
    ...['grain', 'period', 'month_from', 'month_to', ...table.definition.dimensions].map(text),
    ...measures.flatMap((name) => [
      isDollars(fact, name)
        ? { name, type: 'bigint', select: `cast(${quoted(name)} * 0.01 as decimal(18, 2))` }
        : { name, type: 'bigint', select: quoted(name) },
      {
        name: `${name}_withheld`,
        type: 'tinyint',
        select: `cast(${quoted(`${name}_withheld`)} as boolean)`,
      },
    ]),
  ];
  const tally = new Map(measures.map((name) => [name, { cells: 0, withheld: 0 }]));
  const rows = table.rows.map((row, index) => {
    const months = periodMonths(row.period, row.grain, window);
    const values = measures.flatMap((name): Value[] => {
      const value = row.values[name];
      // Fail closed: a measure the mask did not judge, or one without a value, is withheld.
      const hidden = masked.withheld[name]?.[index] !== 0 || value === undefined;
      if (isDeclared(table.definition, name, row)) {
        const counts = tally.get(name)!;
        counts.cells += 1;
        if (hidden) counts.withheld += 1;
      }
      return hidden ? [null, 1] : [value, 0];
    });
    return [row.grain, row.period, months?.from ?? null, months?.to ?? null, ...row.members, ...values];
  });
  return { name: table.name, columns, rows, withheld: Object.fromEntries(tally) };
}

function grainRanges(table: FamilyTable, window: DataWindow): ReleaseManifest['families'][number]['grains'] {
  const ranges: Partial<Record<Grain, { from: string; to: string }>> = {};
  for (const grain of table.definition.grains) {
    const keys = window.periods[grain];
    const first = keys[0] && periodMonths(keys[0], grain, window);
    const last = keys.at(-1) && periodMonths(keys.at(-1)!, grain, window);
    if (first && last) ranges[grain] = { from: first.from, to: last.to };
  }
  return ranges;
}

function manifestOf(content: ReleaseContent, published: readonly MaskedTable[]): ReleaseManifest {
  const body: Omit<ReleaseManifest, 'id'> = {
    format: RELEASE_FORMAT,
    asOf: content.asOf,
    dataThrough: content.window.to,
    dataFrom: content.window.from,
    source: content.source,
    frozen: content.frozen,
    receivablesAmount: content.receivablesAmount,
    families: content.families.map(({ table }, index) => ({
      name: table.name,
      title: table.definition.title,
      fact: table.definition.fact,
      dimensions: table.definition.dimensions,
      grains: grainRanges(table, content.window),
      measures: [...familyMeasures(table.definition)],
      rows: table.rows.length,
      withheld: published[index]!.withheld,
    })),
    members: Object.fromEntries(Object.entries(content.members).map(([key, list]) => [key, [...list]])),
    thresholds: { count: content.countThreshold, person: content.person },
  };
  const rows = published.map((family) => ({ ...family, columns: family.columns.map(({ name }) => name) }));
  return { ...body, id: releaseIdOf(content.asOf, rows) };
}

/** Whether exactly this release is published already and can be read; a damaged one is written again. */
async function standsWhole(file: string, manifest: ReleaseManifest): Promise<boolean> {
  const store = await openDuckDbRelease(file).catch(() => null);
  if (store === null) return false;
  try {
    await checkSeal(dirname(file));
    for (const { name, rows } of manifest.families) {
      const [found] = await store.query(`select count(*) as cells from ${quoted(name)}`, {});
      if (found?.['cells'] !== rows) return false;
    }
    return JSON.stringify(store.manifest) === JSON.stringify(manifest);
  } catch {
    return false;
  } finally {
    await store.close();
  }
}

/**
 * Writes a release to a temporary folder, unless exactly it is published already. Nobody sees it before `place`
 * renames it into place: the warehouse must know by then what it shows, or a killed build would have shown
 * something that the next one does not know of. The caller then puts it in force with `setCurrentRelease`.
 */
export async function writeRelease(
  content: ReleaseContent,
  releasesDirectory: string,
  threads?: number,
): Promise<WrittenRelease> {
  const published = content.families.map((family) => publishedFamily(family, content.window));
  const manifest = manifestOf(content, published);
  const path = join(releasesDirectory, manifest.id);
  if (await standsWhole(join(path, 'release.duckdb'), manifest)) {
    return { manifest, path, file: join(path, 'release.duckdb'), place: async () => {} };
  }
  const temporary = join(releasesDirectory, `.writing-${process.pid}`);
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  await writeReleaseFile(join(temporary, 'release.duckdb'), manifest, published, threads);
  await writeFile(join(temporary, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await sealRelease(temporary);
  const place = async () => {
    await rm(path, { recursive: true, force: true });
    await rename(temporary, path);
  };
  return { manifest, path, file: join(temporary, 'release.duckdb'), place };
}

/** Puts a published release in force, atomically. */
export async function setCurrentRelease(releasesDirectory: string, id: string): Promise<void> {
  const temporary = join(releasesDirectory, `.current-${process.pid}`);
  await writeFile(temporary, `${id}\n`);
  await rename(temporary, join(releasesDirectory, 'current'));
}
