import { COMMAND, SHORTCUT } from './actions.ts';
import { EXAMPLES } from './examples.ts';
import { BOT_SCOPES } from './scopes.ts';

/** Events the bot listens to. */
const EVENTS = [
  'app_home_opened',
  'app_mention',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
];

/**
 * The app as Slack creates it from a manifest: api.slack.com/apps, Create New App, From a manifest.
 * @param requestUrl where Slack sends events over HTTP; without it the app uses Socket Mode
 */
export function slackManifest(requestUrl: string | null = null) {
  const over = requestUrl === null ? {} : { request_url: requestUrl };
  return {
    display_information: {
      name: 'Payerscope',
      description: 'Answers payer, coverage and receivables questions from masked aggregates',
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      agent_view: {
        agent_description: 'A claims analyst: payers, medication coverage, receivables. No patient data.',
        // Until somebody opens the view: then those that fit the release are set.
        suggested_prompts: EXAMPLES.synthea.questions.map((question) => ({
          title: question,
          message: question,
        })),
      },
      bot_user: { display_name: 'Payerscope', always_online: true },
      slash_commands: [
        {
          command: COMMAND,
          description: 'Ask about payers, coverage and receivables',
          usage_hint:
            'ask QUESTION | brief coverage | define TERM | schedule coverage monthly #channel | help',
          // Channels arrive as ids, so that a schedule knows which one is meant.
          should_escape: true,
          ...(requestUrl === null ? {} : { url: requestUrl }),
        },
      ],
      shortcuts: [
        {
          name: 'Ask Payerscope',
          type: 'message',
          callback_id: SHORTCUT,
          description: 'Asks what this message asks',
        },
      ],
    },
    oauth_config: { scopes: { bot: Object.keys(BOT_SCOPES) } },
    settings: {
      event_subscriptions: { ...over, bot_events: EVENTS },
      interactivity: { is_enabled: true, ...over },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === null,
      token_rotation_enabled: false,
    },
  };
}
