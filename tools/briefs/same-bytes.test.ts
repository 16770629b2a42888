import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, 'testing', 'write-everything.ts');

function writtenUnder(env: Readonly<Record<string, string>>): Record<string, string> {
  const printed = execFileSync(process.execPath, [SCRIPT], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  return JSON.parse(printed.toString('utf8'));
}

test('every brief is the same bytes in other time zones and locales', () => {
  const usual = writtenUnder({ TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });
  expect(Object.keys(usual)).toHaveLength(6);
  expect(new Set(Object.values(usual)).size).toBe(6);
  for (const [zone, locale] of [
    ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
    ['America/St_Johns', 'de_DE.UTF-8'],
    ['Pacific/Niue', 'ar_EG.UTF-8'],
  ] as const)
    expect(writtenUnder({ TZ: zone, LANG: locale, LC_ALL: locale })).toEqual(usual);
}, 120_000);
