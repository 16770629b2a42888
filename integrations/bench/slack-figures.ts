import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chapter } from '../../evals/bench/report.ts';
import { measureSlackAnswers, measureSlackMemory, type PutQuestion } from '../../evals/bench/slack-load.ts';
import { packageRoot } from '../../sql/package-root.ts';
import { startLoopbackSlack } from '../slack/testing/loopback-slack/start-loopback-slack.ts';

const CHANNELS = 20;
const channelOf = (thread: number): string => `CBENCH${String(thread % CHANNELS).padStart(2, '0')}`;

/**
 * The bundled `payerscope slack` in a process of its own, driven by a loopback Slack over real HTTP and a real websocket.
 *
 * @param data whose release is asked
 * @param counts.singles questions one after the other
 * @param counts.memory questions over which its memory must stay level; 0 leaves that out, for it takes minutes
 */
export async function slackFigures(
  data: string,
  { singles, memory }: { readonly singles: number; readonly memory: number },
): Promise<Chapter> {
  const slack = await startLoopbackSlack({
    users: [{ id: 'U1', name: 'ana' }],
    channels: Array.from({ length: CHANNELS }, (_, index) => {
      return {
        id: channelOf(index),
        name: `bench-${index}`,
        kind: 'private',
        members: ['U1', 'U0BOT'],
      } as const;
    }),
    // What Slack would hold back is not what is measured.
    rateLimits: false,
    fileShareDelayMs: 1,
  });
  const folder = mkdtempSync(join(tmpdir(), 'payerscope-bench-slack-'));
  const file = join(folder, 'slack.json');
  const many = { questions: 1_000_000, minutes: 1 };
  const channels = Array.from({ length: CHANNELS }, (_, index) => channelOf(index));
  writeFileSync(
    file,
    JSON.stringify({
      apiUrl: slack.apiUrl,
      allow: { users: ['U1'], channels },
      limits: { user: many, channel: many },
    }),
  );
  const served = spawn(
    process.execPath,
    [join(packageRoot(), 'dist', 'payerscope.js'), 'slack', '--data', data],
    {
      env: {
        ...{ PATH: '', SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken },
        PAYERSCOPE_SLACK_CONFIG: file,
      },
      stdio: ['ignore', 'ignore', 'ignore'],
    },
  );

  const memoryMiB = (): number => {
    const told = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${served.pid}/status`, 'utf8'));
    return Number(told?.[1] ?? Number.NaN) / 1024;
  };

  const roots = new Map<number, string>();
  /** Answers that are due in each thread. */
  const expected = new Map<string, number>();
  const put: PutQuestion = async (thread, question) => {
    const channel = channelOf(thread);
    const ts = slack.world.messages.nextTs();
    const threadTs = roots.get(thread) ?? ts;
    roots.set(thread, threadTs);
    const start = performance.now();
    const { recorder } = slack;
    const from = recorder.entries.length;
    const own = () =>
      slack
        .messagesIn(channel)
        .filter((one) => one.threadTs === threadTs && one.user === 'U0BOT' && one.subtype === undefined);
    const before = own().length;
    void slack.deliver(
      slack.events.mention({
        user: 'U1',
        channel,
        text: `<@U0BOT> ${question}`,
        ts,
        ...(threadTs === ts ? {} : { threadTs }),
      }),
    );
    await recorder.waitFor(
      () =>
        recorder.entries
          .slice(from)
          .some(
            (entry) =>
              entry.kind === 'call' &&
              entry.method.endsWith('setStatus') &&
              entry.args['thread_ts'] === threadTs,
          ),
      60_000,
    );
    const firstSignMs = performance.now() - start;
    // Questions of one thread are answered in their order: this one's is the next that has none yet.
    const due = (expected.get(threadTs) ?? before) + 1;
    expected.set(threadTs, due);
    await recorder.waitFor(() => own().length >= due, 120_000);
    return { firstSignMs, answerMs: performance.now() - start };
  };
  try {
    await slack.recorder.waitFor(() => slack.connectionCount() === 1, 60_000);
    const figures = await measureSlackAnswers(put, singles);
    // A double answer would stand beside the expected ones.
    const surplus = slack.world.messages.all.filter(
      (one) => one.user === 'U0BOT' && one.subtype === undefined,
    ).length;
    const asked = [...expected.values()].reduce((sum, count) => sum + count, 0);
    figures.push({
      name: 'answers beyond the questions (doubles)',
      unit: 'rows',
      limit: 0,
      value: surplus - asked,
    });
    if (memory > 0) figures.push(...(await measureSlackMemory(put, memoryMiB, memory)));
    return { title: 'In Slack', figures };
  } finally {
    served.kill('SIGTERM');
    await once(served, 'exit');
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
