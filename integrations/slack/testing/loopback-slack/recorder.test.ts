import { expect, it } from 'vitest';
import { createRecorder } from './recorder.ts';

const sent = (id: string, ...places: string[]) => ({
  type: 'events_api',
  id,
  attempt: 0,
  transport: 'socket' as const,
  places,
});
const call = (method: string, args: Record<string, unknown>) => ({
  method,
  args,
  status: 200,
  ok: true,
  warnings: [],
});

it('lets a call follow the latest delivery about its place, else the latest of all', () => {
  let time = 1_000;
  const recorder = createRecorder(() => time);
  recorder.called(call('auth.test', {}));
  recorder.sent(sent('Ev1', 'C1', 'U1'));
  time += 40;
  recorder.sent(sent('Ev2', 'D2', 'U2'));
  time += 2;
  recorder.called(call('chat.postMessage', { channel: 'C1' }));
  recorder.called(call('views.publish', { user_id: 'U1' }));
  recorder.called(call('auth.test', {}));
  expect(recorder.calls()[0]).not.toHaveProperty('follows');
  expect(recorder.calls().slice(1)).toMatchObject([
    { follows: 'Ev1', sinceEventMs: 42 },
    { follows: 'Ev1', sinceEventMs: 42 },
    { follows: 'Ev2', sinceEventMs: 2 },
  ]);
});

it('says what it saw when it waited for nothing', async () => {
  const recorder = createRecorder(() => 0);
  recorder.called(call('chat.update', { channel: 'C1' }));
  await expect(recorder.waitFor(() => false, 1)).rejects.toThrow('Last seen: chat.update.');
});
