import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAuditLog } from './audit/create-audit-log.ts';
import { sampleEvent } from './audit/testing/sample-event.ts';
import { examine } from './doctor.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'payerscope-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const checked = async (dataDirectory: string, changes: { nodeVersion?: string; month?: number } = {}) => {
  const checks = await examine({
    dataDirectory,
    auditDirectory: join(dataDirectory, 'audit'),
    nodeVersion: changes.nodeVersion ?? '24.21.0',
    planner: 'offline',
    fiscalYearStart: changes.month ?? null,
    platform: { os: 'linux', architecture: 'x64' },
  });
  return Object.fromEntries(checks.map(({ check, ok, detail }) => [check, { ok, detail }]));
};

test('before the first release only the release is missing, and it says what makes one', async () => {
  const checks = await checked(join(folder, 'new'), { month: 7 });
  const failed = Object.entries(checks).filter(([, { ok }]) => !ok);
  expect(failed.map(([check]) => check)).toEqual(['Release in force']);
  expect(checks['Release in force']?.detail).toContain('payerscope demo');
  expect(checks['Data directory']?.detail).toBe(join(folder, 'new'));
  expect(checks['Fiscal year']?.detail).toContain('month 7');
});

test('the audit log is examined: none yet, whole, damaged, not writable', async () => {
  expect((await checked(folder))['Audit log']).toEqual({
    ok: true,
    detail: 'none yet; the first question or build begins it',
  });
  const directory = join(folder, 'audit');
  const log = createAuditLog({
    directory,
    clock: { now: () => new Date('2026-01-15T08:00:00Z') },
    retentionDays: null,
    questions: 'text',
  });
  for (const question of ['One', 'Two']) await log.append(sampleEvent({ question }));
  expect((await checked(folder))['Audit log']).toEqual({
    ok: true,
    detail: '2 entries in 2026-01, the last of 2026-01-15T08:00:00.000Z; the chain holds',
  });
  const segment = join(directory, '2026-01.jsonl');
  writeFileSync(segment, readFileSync(segment, 'utf8').replace('Two', 'Ten'));
  expect((await checked(folder))['Audit log']).toEqual({
    ok: false,
    detail: '2026-01.jsonl line 2: changed: its content is not what its own hash says.',
  });
  rmSync(directory, { recursive: true });
  writeFileSync(directory, '');
  expect((await checked(folder))['Audit log']?.ok).toBe(false);
});

test('an old Node is named with the one that is needed', async () => {
  expect((await checked(folder, { nodeVersion: '22.18.0' }))['Node']?.ok).toBe(true);
  for (const nodeVersion of ['20.20.2', '22.17.1']) {
    expect((await checked(folder, { nodeVersion }))['Node']).toEqual({
      ok: false,
      detail: `v${nodeVersion}; 22.18 or newer is needed: run npm ci`,
    });
  }
});

test('a language model stands beside the planner, with what its server said', async () => {
  const languageModel = { check: 'Language model', ok: false, detail: 'does not answer' };
  const input = {
    dataDirectory: folder,
    auditDirectory: folder,
    nodeVersion: '24.21.0',
    planner: 'openai:x',
  };
  const platform = { os: 'linux', architecture: 'x64' };
  const checks = await examine({ ...input, languageModel, fiscalYearStart: null, platform });
  expect(checks).toContainEqual(languageModel);
  expect(await checked(folder)).not.toHaveProperty('Language model');
});

test('a data directory that is a file, or would lie in one, is no directory', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const path of [file, join(file, 'data')]) {
    expect((await checked(path))['Data directory']).toEqual({
      ok: false,
      detail: `${file} is no directory; choose another with --data`,
    });
  }
});
