import { type Logger, LogLevel, webApi } from '@slack/bolt';
import type { Log } from './log.ts';
import { slackErrorOf } from './slack-api.ts';

const TIMEOUT_MS = 20_000;
const LONGEST_WORD = 120;

/** The libraries' own words go nowhere but for errors, and of these the first words only. */
export function libraryLogger(log: Log): Logger {
  const quiet = (): void => {};
  const error = (...said: unknown[]): void => {
    const failure = said.find((part) => part instanceof Error);
    const told = failure === undefined ? String(said[0]).slice(0, LONGEST_WORD) : slackErrorOf(failure);
    log('library', { error: told });
  };
  return {
    ...{ debug: quiet, info: quiet, warn: quiet, error, setLevel: quiet, setName: quiet },
    getLevel: () => LogLevel.ERROR,
  };
}

/** Another address of the Web API, where one is set. */
export const addressOf = (apiUrl: string | undefined): { slackApiUrl?: string } =>
  apiUrl === undefined ? {} : { slackApiUrl: apiUrl };

/**
 * How the Web API is called. Queues and patience are ours, per channel: the client would hold back every call for one
 * that is over a limit.
 */
export function clientOptionsOf(apiUrl: string | undefined, logger: Logger): webApi.WebClientOptions {
  return {
    ...addressOf(apiUrl),
    ...{ logger, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: TIMEOUT_MS },
  };
}

export function createSlackClient(token: string, options: webApi.WebClientOptions): webApi.WebClient {
  return new webApi.WebClient(token, options);
}
