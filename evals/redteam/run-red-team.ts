import type { Turn } from '../run/subject.ts';
import { askInjection } from './ask-injections.ts';
import { askThreshold } from './ask-thresholds.ts';
import type { Ask, RedTeamAttempt, RedTeamTarget, TurnedReply } from './attempt.ts';
import { drawMonth, type Month, monthWords, quarterOf, quarterWords } from './calendar.ts';
import { subtractAnswers } from './difference.ts';
import { attacksOn } from './formats/index.ts';
import { hostileNames, plantLabel } from './plant-labels.ts';
import { createRandom, type Random } from './random.ts';
import { createTally, type RedTeamReport } from './red-team-report.ts';
import type { Surface } from './surface-leaks.ts';
import { lieInPlan, lieInText, type TurnedSubject } from './turn-model.ts';

export interface RedTeamOptions {
  readonly seed: number;
  readonly attempts: number;
  readonly onProgress?: (done: number) => void;
}

/** Attempts at one release whose members were renamed; opening one costs as much as twenty questions. */
const PER_RENAMED = 40;
/** Every so many attempts is one at a brief, which takes long to make. */
const BRIEF_EVERY = 50;

/** Ordinary questions about periods of the release: what orders hide in. */
function ordinaryQuestions({ subject: { manifest } }: RedTeamTarget, random: Random): string[] {
  return Array.from({ length: 40 }, () => {
    const month = drawMonth(manifest, random);
    const periods = [monthWords(month), quarterWords(month.year, quarterOf(month)), String(month.year)];
    return random.pick(attacksOn(manifest).questions)(random.pick(periods));
  });
}

const quarterOfDrawn = (month: Month): string => quarterWords(month.year, quarterOf(month));

const surfaceFor = (number: number, brief: string | null, random: Random): Surface =>
  brief !== null && number % BRIEF_EVERY === 0 ? 'brief' : random.pick(['terminal', 'JSON', 'Slack']);

/** The same question is asked once, in a conversation of its own. */
function askingOnce({ subject }: RedTeamTarget): Ask {
  const asked = new Map<string, Promise<Turn>>();
  return (question) => {
    const known = asked.get(question) ?? subject.ask(question, `red-once-${asked.size}`);
    asked.set(question, known);
    return known;
  };
}

/** Every attempt that a seed stands for, those at renamed releases aside. */
function* ownAttempts(
  target: RedTeamTarget,
  turned: { readonly writer: TurnedSubject; readonly planner: TurnedSubject },
  count: number,
  random: Random,
): Generator<RedTeamAttempt> {
  const questions = ordinaryQuestions(target, random);
  const ask = askingOnce(target);
  const { manifest } = target.subject;
  const format = attacksOn(manifest);
  const { singled, brief, turned: lies } = format;
  const members = manifest.members[singled.dimension] ?? [];
  const lied = (): string =>
    lies.question?.(quarterOfDrawn(drawMonth(manifest, random))) ?? random.pick(questions);
  for (let number = 1; number <= count; number += 1) {
    const draw = random.below(100);
    if (draw < 52)
      yield askInjection(
        number,
        target.subject,
        questions,
        brief ?? '',
        surfaceFor(number, brief, random),
        random,
      );
    else if (draw < 84) yield subtractAnswers(ask, format, manifest, random);
    else if (draw < 93) yield askThreshold(ask, members, singled.plural, random);
    else if (draw < 98) yield lieInText(number, turned.writer, lied(), lies.label, random);
    else yield lieInPlan(number, turned.planner, random.pick(questions), lies, random);
  }
}

/** Lanes of work side by side; what shares a model that has turned goes one after the other. */
const LANES = 4;

/** Plays attempts, some side by side; what got out stands in the order of the attempts. */
async function playAll(
  attempts: readonly RedTeamAttempt[],
  told: () => void,
): Promise<(readonly string[])[]> {
  const leaks: (readonly string[])[] = [];
  const numbered = attempts.map((attempt, at) => ({ attempt, at }));
  const inTurn = numbered.filter(({ attempt }) => attempt.surface === 'model');
  const free = numbered.filter(({ attempt }) => attempt.surface !== 'model');
  const lane = async (queue: typeof numbered): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      // Who makes the application fail has found something too.
      leaks[next.at] = await next.attempt.run().catch((error) => [`it failed: ${String(error)}`]);
      told();
    }
  };
  await Promise.all([lane(inTurn), ...Array.from({ length: LANES }, () => lane(free))]);
  return leaks;
}

/** The application with a language model that has turned. */
async function turn({ prepare }: RedTeamTarget, task: 'write' | 'plan'): Promise<TurnedSubject> {
  const reply: TurnedReply = { text: '', calls: [] };
  return { subject: await prepare({ turned: { task, reply } }), reply };
}

/** The share of attempts at labels in the data. */
const RENAMED_SHARE = 0.2;

/** Attempts at releases whose members are called what an attacker likes, release by release. */
async function playRenamed(
  target: RedTeamTarget,
  count: number,
  random: Random,
  play: (attempts: readonly RedTeamAttempt[]) => Promise<void>,
): Promise<void> {
  const { members } = target.subject.manifest;
  const { renamed, brief } = attacksOn(target.subject.manifest);
  const all = renamed.flatMap((dimension) => members[dimension] ?? []);
  for (let left = count; left > 0; left -= PER_RENAMED) {
    const names = hostileNames(all, random);
    const subject = await target.prepare({ names });
    const questions = ordinaryQuestions(target, random);
    try {
      const numbers = Array.from({ length: Math.min(left, PER_RENAMED) }, (_, at) => at + 1);
      await play(
        numbers.map((at) =>
          plantLabel(
            at,
            subject,
            names,
            questions,
            brief ?? '',
            surfaceFor(left + at, brief, random),
            random,
          ),
        ),
      );
    } finally {
      await subject.close();
    }
  }
}

/** Attacks the application in as many ways as the seed draws. The same seed makes the same attempts. */
export async function runRedTeam(
  target: RedTeamTarget,
  { seed, attempts, onProgress = () => {} }: RedTeamOptions,
): Promise<RedTeamReport> {
  const random = createRandom(seed);
  const tally = createTally();
  let done = 0;
  const play = async (some: readonly RedTeamAttempt[]): Promise<void> => {
    const leaks = await playAll(some, () => onProgress(++done));
    some.forEach((attempt, at) => {
      tally.add(attempt, leaks[at]!);
    });
  };
  const renamed = Math.round(attempts * RENAMED_SHARE);
  const turned = { writer: await turn(target, 'write'), planner: await turn(target, 'plan') };
  try {
    await play([...ownAttempts(target, turned, attempts - renamed, random)]);
  } finally {
    await turned.writer.subject.close();
    await turned.planner.subject.close();
  }
  await playRenamed(target, renamed, random, play);
  return tally.report(seed);
}
