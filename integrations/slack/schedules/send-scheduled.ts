import type { BriefKind } from '../../../tools/briefs/brief-kinds.ts';
import type { Application } from '../../application.ts';
import { mayAsk } from '../access/may-ask.ts';
import { mayRead } from '../access/may-read.ts';
import { type Scope, scopeOf } from '../access/scope.ts';
import type { Admitting } from '../admit.ts';
import { askInScope } from '../ask-in-scope.ts';
import { sections } from '../blocks/build.ts';
import { toMrkdwn } from '../blocks/mrkdwn.ts';
import type { CurrentApplication } from '../current-application.ts';
import { briefFile } from '../files-of.ts';
import { keyFigures } from '../home/key-figures.ts';
import type { Outbox } from '../outbox.ts';
import { slackErrorOf } from '../slack-api.ts';
import { CADENCES, type Cadence } from './read-schedule.ts';
import type { Schedule, ScheduleStore } from './schedule-store.ts';
import { readTold, type Told, whatChanged, writeTold } from './what-changed.ts';

export interface SendingDeps extends Admitting {
  readonly store: ScheduleStore;
  readonly application: CurrentApplication;
  readonly outbox: Outbox;
}

/** The figures a brief is about: what makes a release news. */
const FIGURES_OF: Readonly<Record<BriefKind, string>> = {
  coverage: 'Coverage summary for last quarter',
  payers: 'Payer scorecard for last quarter',
  receivables: 'Receivables summary',
};

const DAY_MS = 86_400_000;

interface Asking {
  readonly id: string;
  readonly kind: BriefKind;
  readonly releaseId: string;
  readonly scope: Scope;
}

const asked = ({ id, releaseId }: Asking, what: string, question: string) => ({
  question,
  thread: `slack:schedule:${id}:${what}:${releaseId}`,
  asker: `slack:schedule:${id}`,
});

/** What is to be told of the release in force. */
export async function tellingOf(agent: Application, asking: Asking): Promise<Told> {
  const answer = await askInScope(agent, asked(asking, 'figures', FIGURES_OF[asking.kind]), asking.scope);
  return { title: answer.readAs, figures: keyFigures(answer) };
}

/** Whoever made it may still ask, and whoever reads its channel may still read; null where not. */
async function permitted({ creator, channel }: Schedule, deps: SendingDeps): Promise<Scope | null> {
  const { directory, policy, home } = deps;
  const person = await directory.person(creator);
  const place = await directory.place(channel);
  if (!mayAsk(person, policy.allow, home).allowed || !mayRead(place, policy.allow, home).allowed) return null;
  return scopeOf(policy.audiences, person, channel);
}

async function send(
  schedule: Schedule,
  agent: Application,
  releaseId: string,
  deps: SendingDeps,
): Promise<void> {
  const { outbox, store, clock, log } = deps;
  const scope = await permitted(schedule, deps);
  if (scope === null) {
    log('schedule-refused', { schedule: schedule.id, channel: schedule.channel });
    return;
  }
  const kind = schedule.kind as BriefKind;
  const asking = { id: String(schedule.id), kind, releaseId, scope };
  const now = await tellingOf(agent, asking);
  const changed = whatChanged(readTold(schedule.figures), now);
  if (changed === null) {
    store.told(schedule.id, releaseId, schedule.figures);
    return;
  }
  const wish = asked(asking, 'brief', `/brief ${kind} ${schedule.audience}`);
  const answer = await askInScope(agent, wish, scope);
  if (answer.brief === null) {
    log('schedule-without-brief', { schedule: schedule.id, status: answer.status });
    return;
  }
  const text = toMrkdwn(answer.headline);
  const message = {
    text,
    blocks: sections(`${text}\n\nWhat changed with release ${releaseId}:\n${changed}`),
  };
  const thread = await outbox.post({ channel: schedule.channel, thread: '' }, [message]);
  await outbox.upload({ channel: schedule.channel, thread }, await briefFile(answer));
  const pause = CADENCES[schedule.cadence as Cadence] * DAY_MS;
  store.told(schedule.id, releaseId, writeTold(now), clock.now().getTime() + pause);
  log('schedule-sent', { schedule: schedule.id, channel: schedule.channel });
}

/** Sends every brief that is due and has something new to say about the release in force. */
export async function sendScheduled(deps: SendingDeps): Promise<void> {
  await deps.application.use(async (agent, releaseId) => {
    for (const schedule of deps.store.due(releaseId)) {
      try {
        await send(schedule, agent, releaseId, deps);
      } catch (failure) {
        // It is tried again once nobody has it to himself any more.
        deps.log('schedule-failed', { schedule: schedule.id, error: slackErrorOf(failure) });
      }
    }
  });
}
