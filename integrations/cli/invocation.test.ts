import { expect, test } from 'vitest';
import { asTyped, commandLine, PAYERSCOPE } from './invocation.ts';

const npm = { program: 'npm start --', data: 'my hospital' };

test('commands are written as this program was started, with the data directory that was given', () => {
  expect(commandLine(PAYERSCOPE, 'ask')).toBe('payerscope ask');
  expect(commandLine({ program: 'payerscope', data: './hospital' }, 'why')).toBe(
    'payerscope why --data ./hospital',
  );
  expect(commandLine(npm, 'ask')).toBe("npm start -- ask --data 'my hospital'");
  expect(commandLine({ ...PAYERSCOPE, warehouse: 'snowflake' }, 'ask')).toBe(
    'payerscope ask --warehouse snowflake',
  );
  expect(commandLine({ program: 'payerscope', data: "it's" }, 'ask')).toBe(
    `payerscope ask --data 'it'\\''s'`,
  );
});

test('and so are those inside sentences from below; other words stay', () => {
  const said =
    'There is no release; run "payerscope demo" or payerscope build --source DIR, or payerscope --help.';
  expect(asTyped(said, npm)).toBe(
    `There is no release; run "npm start -- demo --data 'my hospital'" or npm start -- build --data 'my hospital' --source DIR, or npm start -- --help.`,
  );
  expect(asTyped(said, PAYERSCOPE)).toBe(said);
  const there = 'Run "payerscope doctor --warehouse snowflake", or "payerscope publish".';
  expect(asTyped(there, { ...PAYERSCOPE, warehouse: 'snowflake' })).toBe(
    'Run "payerscope doctor --warehouse snowflake", or "payerscope publish --warehouse snowflake".',
  );
  expect(asTyped('This is a bug in payerscope: x', npm)).toBe('This is a bug in payerscope: x');
});
