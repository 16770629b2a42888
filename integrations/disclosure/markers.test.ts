import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportTexts, writeExport } from '../builder/import/testing/write-export.ts';
import { runCommandLine } from '../cli/testing/run-command-line.ts';
import { createWorkspace } from '../compose.ts';
import { readConfig } from '../config.ts';
import { hospital } from './testing/hospital.ts';
import { isMarked, markedRows } from './testing/marked-rows.ts';
import { MARKER, networkRows } from './testing/network-rows.ts';
import { QUESTIONS } from './testing/questions.ts';
import { showEverything } from './testing/surfaces.ts';
import { inJanuary } from './testing/world.ts';

// 13. Planted markers occur nowhere: every field of a patient holds one, and everything that leaves the builder is
// searched for it.

const folder = mkdtempSync(join(tmpdir(), 'payerscope-markers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const rows = markedRows(networkRows(hospital()));
const few = markedRows(
  networkRows({
    claims: [...inJanuary({ Alpha: 120, Beta: 60 }).claims, { payer: 'Alpha', month: '2024-12', claims: 30 }],
    orders: hospital().orders ?? [],
  }),
);

/** Builds from files with the real command, telling all: `--debug` prints what caused a failure. */
async function build(files: Record<string, string | Buffer>, data: string) {
  const { directory, remove } = writeExport(files);
  try {
    const workspace = createWorkspace(readConfig({}, { data }));
    return await runCommandLine(
      ['build', '--source', directory, '--as-of', '2024-12-31', '--data', data, '--debug'],
      {
        workspace,
      },
    );
  } finally {
    remove();
  }
}

describe('13. planted markers', () => {
  const data = join(folder, 'data');
  let built: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    built = await build(exportTexts(rows), data);
  });

  test('are in every source file of patients, and in the warehouse', () => {
    const texts = exportTexts(rows);
    for (const file of ['patients', 'encounters', 'claims', 'claims_transactions', 'medications']) {
      const [, first = ''] = texts[`${file}.csv`]!.split('\n');
      expect(first.split(MARKER).length).toBeGreaterThan(2);
    }
    for (const column of [
      'SSN',
      'FIRST',
      'LAST',
      'ADDRESS',
      'CITY',
      'NOTES',
      'LINENOTE',
      'REASONDESCRIPTION',
    ]) {
      expect(Object.values(texts).join()).toContain(`${MARKER}-${column}-`);
    }
    expect(isMarked(readFileSync(join(data, 'warehouse.duckdb')))).toBe(true);
  });

  test.each(['utf8', 'utf16le', 'hex', 'base64', 'base64 of a longer text'])(
    'would be found as %s',
    (form) => {
      const text = `${form.length > 8 ? 'id: ' : ''}${MARKER}-PATIENT-000001`;
      const bytes = ['utf8', 'utf16le'].includes(form)
        ? Buffer.from(text, form as BufferEncoding)
        : Buffer.from(Buffer.from(text).toString(form === 'hex' ? 'hex' : 'base64'));
      expect(isMarked(bytes)).toBe(true);
    },
  );

  test('are in nothing the builder prints', () => {
    expect(built.code).toBe(0);
    expect(built.stdout).toContain('claims.csv');
    expect(isMarked(built.stdout + built.stderr)).toBe(false);
  });

  test('are on no surface and in no file of the agent: release, manifest, answers, threads, audit log', async () => {
    const asked = QUESTIONS.filter((_, at) => at % 3 === 0);
    const shown = await showEverything(data, asked);
    const names = Object.keys(shown);
    for (const kind of [
      'release.duckdb',
      'manifest.json',
      'answers/',
      'threads.sqlite',
      'audit/',
      'prompts:',
      'JSON',
    ]) {
      expect([kind, names.some((name) => name.includes(kind))]).toEqual([kind, true]);
    }
    // Files are read as one byte per sign, so that their bytes are searched and not what they say in UTF-8.
    const marked = names.filter((name) =>
      isMarked(Buffer.from(shown[name]!, name.startsWith('file') ? 'latin1' : 'utf8')),
    );
    expect(marked).toEqual([]);
    // Every surface, PDF too: minutes where the machine is busy with other things.
  }, 600_000);
});

/** Breaks one file of the export; the marked row it concerns must not be quoted. */
const broken: Readonly<Record<string, (texts: Record<string, string>) => Record<string, string | Buffer>>> = {
  'an unreadable date': (texts) => ({
    ...texts,
    'claims.csv': texts['claims.csv']!.replace('2024-01-10T09:00:00Z', `${MARKER}-DATE`),
  }),
  'unreadable dates in most rows': (texts) => ({
    ...texts,
    'claims.csv': texts['claims.csv']!.replaceAll('T09:00:00Z', `T${MARKER}`),
  }),
  'unreadable amounts in most rows': (texts) => ({
    ...texts,
    'claims_transactions.csv': texts['claims_transactions.csv']!.replaceAll('100.00', MARKER),
  }),
  'a repeated claim': (texts) => {
    const [header, first, ...rest] = texts['claims.csv']!.split('\n');
    return { ...texts, 'claims.csv': [header, first, first, ...rest].join('\n') };
  },
  'a repeated patient': (texts) => {
    const [header, first, ...rest] = texts['patients.csv']!.split('\n');
    return { ...texts, 'patients.csv': [header, first, first, ...rest].join('\n') };
  },
  'a claim of nobody': (texts) => ({
    ...texts,
    'patients.csv': texts['patients.csv']!.replace(`${MARKER}-PATIENT-000001`, `${MARKER}-SOMEONE`),
  }),
  'a quote that is never closed': (texts) => ({
    ...texts,
    'patients.csv': texts['patients.csv']!.replace(`${MARKER}-FIRST-3`, `"${MARKER}-FIRST-3`),
  }),
  'quotes in the middle of most values': (texts) => ({
    ...texts,
    'patients.csv': texts['patients.csv']!.replaceAll(`${MARKER}-LAST`, `"${MARKER}"-LAST`),
  }),
  'mixed line endings': (texts) => ({
    ...texts,
    'claims.csv': texts['claims.csv']!.replace('\n', '\r\n').replace(/\n$/, '\r'),
  }),
  'too many columns': (texts) => ({
    ...texts,
    'encounters.csv': texts['encounters.csv']!.replaceAll(/(.*)\n/g, `$1,${MARKER}\n`).replace(
      `,${MARKER}`,
      '',
    ),
  }),
  'bytes that are not UTF-8': (texts) => ({
    ...texts,
    'patients.csv': Buffer.from(
      texts['patients.csv']!.replace(`${MARKER}-FIRST-3`, `${MARKER}-Zo\u00eb`),
      'latin1',
    ),
  }),
  'a file cut in the middle of a row': (texts) => ({
    ...texts,
    'medications.csv': texts['medications.csv']!.slice(0, -40),
  }),
  'a row of a megabyte': (texts) => ({
    ...texts,
    'patients.csv': texts['patients.csv']!.replace(`${MARKER}-ADDRESS-3`, MARKER.repeat(600_000)),
  }),
  'a missing column': (texts) => ({
    ...texts,
    'claims.csv': texts['claims.csv']!.replace('PATIENTID', MARKER.slice(2)),
  }),
  'a date as of which nothing is': (texts) => ({
    ...texts,
    'claims.csv': texts['claims.csv']!.replaceAll('2024-', '1024-'),
  }),
};

describe('13. what the builder says of a broken source', () => {
  test.each(Object.entries(broken))('%s: nothing of the row', async (name, spoil) => {
    const files = spoil(exportTexts(few));
    expect(Object.entries(files).some(([file, text]) => text !== exportTexts(few)[file])).toBe(true);
    const { code, stdout, stderr } = await build(files, join(folder, name));
    expect([0, 2, 5]).toContain(code);
    expect(stdout + stderr).toMatch(/rejected|\.csv|outside the source/);
    expect([name, isMarked(stdout + stderr), /MARK/.test(stdout + stderr)]).toEqual([name, false, false]);
  });
});
