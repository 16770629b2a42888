import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Command, END, interrupt, START, StateGraph, StateSchema } from '@langchain/langgraph';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createSqliteCheckpointer } from './sqlite-checkpointer.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkpoints-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'threads.sqlite');
const state = new StateSchema({ count: z.number().default(0), said: z.string().default('') });
const thread = (id: string) => ({ configurable: { thread_id: id }, durability: 'exit' as const });

const counting = (checkpointer: ReturnType<typeof createSqliteCheckpointer>) =>
  new StateGraph(state)
    .addNode('add', ({ count }) => ({ count: count + 1 }))
    .addEdge(START, 'add')
    .addEdge('add', END)
    .compile({ checkpointer });

it('remembers a thread across processes, each thread by itself', async () => {
  const first = createSqliteCheckpointer(path());
  await counting(first).invoke({}, thread('a'));
  await counting(first).invoke({}, thread('a'));
  first.close();
  const second = createSqliteCheckpointer(path());
  expect(await counting(second).invoke({}, thread('a'))).toMatchObject({ count: 3 });
  expect(await counting(second).invoke({}, thread('b'))).toMatchObject({ count: 1 });
  second.close();
});

it('resumes an interrupted run after it was opened again', async () => {
  const asking = (checkpointer: ReturnType<typeof createSqliteCheckpointer>) =>
    new StateGraph(state)
      .addNode('ask', () => ({ said: String(interrupt('Which year?')) }))
      .addEdge(START, 'ask')
      .addEdge('ask', END)
      .compile({ checkpointer });
  const first = createSqliteCheckpointer(path());
  const paused = await asking(first).invoke({}, thread('a'));
  expect(paused).toMatchObject({ __interrupt__: [{ value: 'Which year?' }] });
  first.close();
  const second = createSqliteCheckpointer(path());
  expect(await asking(second).invoke(new Command({ resume: '2025' }), thread('a'))).toMatchObject({
    said: '2025',
  });
  second.close();
});

it('returns pending writes by task path, task and index, special channels first and replaced', async () => {
  const saver = createSqliteCheckpointer(':memory:');
  const config = { configurable: { thread_id: 'a', checkpoint_ns: '', checkpoint_id: '1' } };
  const checkpoint = { v: 4, id: '1', ts: '', channel_values: {}, channel_versions: {}, versions_seen: {} };
  await saver.put({ configurable: { thread_id: 'a', checkpoint_ns: '' } }, checkpoint, {
    source: 'input',
    step: -1,
    parents: {},
  });
  await saver.putWrites(
    config,
    [
      ['x', 1],
      ['y', 2],
    ],
    'task-1',
    'b',
  );
  await saver.putWrites(config, [['z', 3]], 'task-2', 'a');
  await saver.putWrites(config, [['x', 9]], 'task-1', 'b');
  await saver.putWrites(config, [['__error__', 'old']], 'task-1', 'b');
  await saver.putWrites(config, [['__error__', 'new']], 'task-1', 'b');
  const tuple = await saver.getTuple(config);
  expect(tuple?.pendingWrites).toEqual([
    ['task-2', 'z', 3],
    ['task-1', '__error__', 'new'],
    ['task-1', 'x', 1],
    ['task-1', 'y', 2],
  ]);
  saver.close();
});

it('lists newest first, within limits, and forgets a thread', async () => {
  const saver = createSqliteCheckpointer(':memory:');
  for (let turn = 0; turn < 3; turn += 1) await counting(saver).invoke({}, thread('a'));
  const ids: string[] = [];
  for await (const { checkpoint } of saver.list({ configurable: { thread_id: 'a' } }, { limit: 2 }))
    ids.push(checkpoint.id);
  expect(ids).toHaveLength(2);
  expect([...ids].sort().reverse()).toEqual(ids);
  await saver.deleteThread('a');
  expect(await saver.getTuple({ configurable: { thread_id: 'a' } })).toBeUndefined();
  saver.close();
});

it('makes its folder where nothing else has yet: releases may stand in a shared warehouse', () => {
  const file = join(folder, 'fresh', 'data', 'x.sqlite');
  createSqliteCheckpointer(file).close();
  expect(existsSync(file)).toBe(true);
});

it('says in one sentence when the memory cannot be used', async () => {
  writeFileSync(join(folder, 'taken'), '');
  expect(() => createSqliteCheckpointer(join(folder, 'taken', 'x.sqlite'))).toThrow(
    expect.objectContaining({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('cannot be used'),
    }),
  );
  // Opened, and found damaged only later.
  const saver = createSqliteCheckpointer(path());
  const other = new DatabaseSync(path());
  other.exec('drop table checkpoints');
  other.close();
  await expect(saver.getTuple({ configurable: { thread_id: 'a' } })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringContaining(path()),
  });
  saver.close();
});
