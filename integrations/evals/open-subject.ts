import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '../../agent/plan.ts';
import { PROMPT_NAMES, stampOf } from '../../agent/read-prompt.ts';
import type { Preparation } from '../../evals/redteam/attempt.ts';
import type { Subject, Turn } from '../../evals/run/subject.ts';
import { toJson } from '../../tools/answer-json.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { Application, SubjectOptions } from '../application.ts';
import { renderAnswer } from '../cli/render/answer.ts';
import { createScreen } from '../cli/render/screen.ts';
import type { Config } from '../config.ts';
import { answerMessages } from '../slack/blocks/answer-blocks.ts';
import type { Variant } from '../variant.ts';
import { openCassette } from './cassette.ts';
import { choosePrompts } from './choose-prompts.ts';
import { readBriefFile } from './read-brief-file.ts';
import { renamedStore } from './renamed-store.ts';
import { TurnedModel } from './turned-model.ts';

const SCREEN = createScreen({ columns: 100, color: false });

/** The language model has to be named where what it reads or says is to be changed. */
function requireModel({ model }: Config, { prompt, cassette }: SubjectOptions): void {
  const option = prompt !== undefined ? '--prompt' : cassette !== undefined ? '--cassette' : null;
  if (option === null || model !== 'offline') return;
  throw new PayerscopeError(
    'USAGE',
    `${option} is about a language model, and the offline planner is none; name one with --model openai:NAME.`,
  );
}

/** An application as a red team wants it. */
function prepared({ names, turned }: Preparation = {}): Variant {
  const model = turned === undefined ? undefined : new TurnedModel(turned.reply);
  return {
    ...(names === undefined ? {} : { throughStore: (store) => renamedStore(store, names) }),
    ...(model === undefined
      ? {}
      : { models: turned?.task === 'write' ? { writer: model } : { planner: model } }),
  };
}

/**
 * The real application as evaluators are given it: asked end to end, with plan and timings, drawn on every surface.
 *
 * @param open opens the application in a variant
 */
export async function openSubject(
  config: Config,
  options: SubjectOptions,
  open: (variant: Variant) => Promise<Application & { readonly manifest: ReleaseManifest }>,
): Promise<Subject> {
  requireModel(config, options);
  const prompts = await choosePrompts(options.prompt);
  const cassette =
    options.cassette === undefined ? null : openCassette(options.cassette, options.record === true);
  const scratch = await mkdtemp(join(tmpdir(), 'payerscope-eval-'));
  const drop = () => rm(scratch, { recursive: true, force: true });
  const application = await open({
    scratch,
    prompts,
    ...prepared(options.preparation),
    ...(cassette === null ? {} : { throughModel: (model) => cassette.through(model, config.model) }),
  }).catch(async (error: unknown) => {
    await drop();
    throw error;
  });
  const all = PROMPT_NAMES.map(prompts);
  const ask = async (question: string, thread: string): Promise<Turn> => {
    const started = performance.now();
    const steps: { name: string; milliseconds: number }[] = [];
    let since = started;
    let running: string | null = null;
    const close = (): void => {
      if (running !== null) steps.push({ name: running, milliseconds: performance.now() - since });
    };
    let plan: Plan | null = null;
    const asked = async () =>
      application.ask({
        question,
        thread,
        onProgress: (step) => {
          close();
          running = step;
          since = performance.now();
        },
        onPlan: (made) => {
          plan = made;
        },
      });
    const { result: answer, problem } =
      cassette === null ? { result: await asked(), problem: null } : await cassette.within(asked);
    close();
    return { question, answer, plan, steps, milliseconds: performance.now() - started, problem };
  };
  return {
    manifest: application.manifest,
    model: config.model,
    prompts: all.map(stampOf),
    promptTexts: all.map(({ body }) => body),
    ask,
    terminal: (answer) => renderAnswer(answer, SCREEN),
    slack: (answer) => answerMessages(answer),
    json: (answer) => JSON.stringify(toJson(answer), null, 2),
    brief: async ({ brief }) => (brief === null ? null : readBriefFile(await readFile(brief.path))),
    close: async () => {
      await application.close();
      await drop();
    },
  };
}
