import type { App } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import { mayAsk } from '../access/may-ask.ts';
import { type Scope, scopeOf } from '../access/scope.ts';
import type { Admitting } from '../admit.ts';
import { askInScope } from '../ask-in-scope.ts';
import type { CurrentApplication } from '../current-application.ts';
import { EXAMPLES, type Examples } from '../examples.ts';
import type { Lanes } from '../lanes.ts';
import { type SlackApi, slackErrorOf } from '../slack-api.ts';
import type { RecentBriefs } from '../stores/recent-briefs.ts';
import { homeView, refusedHomeView } from './home-view.ts';
import { keyFigures } from './key-figures.ts';

export interface HomeDeps extends Admitting {
  readonly api: SlackApi;
  readonly application: CurrentApplication;
  readonly briefs: RecentBriefs;
  /** What a shutdown waits for. */
  readonly underWay: Lanes;
}

interface Cards {
  readonly releaseId: string;
  readonly asOf: string;
  readonly dataThrough: string;
  readonly cards: Parameters<typeof homeView>[0]['cards'];
  readonly questions: Examples['questions'];
}

/** Keeps the App Home of whoever opens it; cards are asked for once per release and scope. */
export function createHome(deps: HomeDeps): { publish(user: string): Promise<void> } {
  const { api, application, briefs, directory, policy, home } = deps;
  const made = new Map<string, Promise<Cards>>();

  const cardsFor = (scope: Scope): Promise<Cards> =>
    application.use(async (agent, releaseId) => {
      const key = JSON.stringify([releaseId, scope]);
      const known = made.get(key);
      if (known !== undefined) return known;
      for (const old of made.keys())
        if (!old.startsWith(JSON.stringify([releaseId]).slice(0, -1))) made.delete(old);
      const cards = (async () => {
        const answers = [];
        for (const question of EXAMPLES[agent.sourceFormat].cards)
          answers.push(
            await askInScope(
              agent,
              { question, thread: `slack:home:${releaseId}`, asker: 'slack:home' },
              scope,
            ),
          );
        const { asOf, dataThrough } = answers[0]!.provenance;
        return {
          ...{ releaseId, asOf, dataThrough },
          cards: answers.map((answer) => ({ title: answer.readAs, figures: keyFigures(answer) })),
          questions: EXAMPLES[agent.sourceFormat].questions,
        };
      })();
      made.set(key, cards);
      cards.catch(() => made.delete(key));
      return cards;
    });

  async function viewFor(user: string): Promise<HomeView> {
    const person = await directory.person(user);
    const verdict = mayAsk(person, policy.allow, home);
    if (!verdict.allowed) return refusedHomeView(verdict.reason);
    const cards = await cardsFor(scopeOf(policy.audiences, person, ''));
    return homeView({ ...cards, briefs: briefs.of(user) });
  }

  return {
    publish: async (user) => {
      await api.call('views.publish', { user_id: user, view: await viewFor(user) });
    },
  };
}

/** Publishes the home when it is opened, and suggests questions when the agent view is. */
export function listenToHome(app: App, deps: HomeDeps): void {
  const home = createHome(deps);
  app.event('app_home_opened', async ({ event }) => {
    try {
      if (event.tab === 'home') await deps.underWay.run(`home ${event.user}`, () => home.publish(event.user));
      else {
        const { title, questions } = await deps.application.use(
          async ({ sourceFormat }) => EXAMPLES[sourceFormat],
        );
        await deps.api.call('assistant.threads.setSuggestedPrompts', {
          channel_id: event.channel,
          title,
          prompts: questions.map((question) => ({ title: question, message: question })),
        });
      }
    } catch (failure) {
      deps.log('home-failed', { error: slackErrorOf(failure) });
    }
  });
}
