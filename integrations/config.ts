import { z } from 'zod';
import { PayerscopeError } from '../tools/errors.ts';
import { MODEL_VARIABLES, modelSettings } from './model-settings.ts';
import { priceOf } from './openai/model-prices.ts';
import { secret } from './secret-setting.ts';
import { THRESHOLD_VARIABLES, thresholdSettings } from './threshold-settings.ts';
import { OTLP_VARIABLES, otlpSettings } from './tracing/otlp-settings.ts';
import { SNOWFLAKE_VARIABLES, snowflakeSettings } from './warehouse/snowflake/snowflake-settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const WHOLE_DAYS = 'must be a whole number of days from 1';

const fields = z.strictObject({
  /** Where warehouse, releases, threads, answers and logs live. */
  dataDirectory: z.string({ error: 'must name a directory' }).trim().min(1, 'must name a directory'),
  /** Month a fiscal year begins with; null makes the agent ask what a fiscal year is. */
  fiscalYearStart: z.coerce
    .number({ error: 'must be a month number from 1 to 12' })
    .int('must be a month number from 1 to 12')
    .min(1, 'must be a month number from 1 to 12')
    .max(12, 'must be a month number from 1 to 12')
    .nullable(),
  /** Where releases are asked, and row-level data is when one is built. */
  warehouse: z.enum(['duckdb', 'snowflake'], { error: 'must be duckdb or snowflake' }),
  snowflake: snowflakeSettings,
  /** Who reads questions. A key alone chooses nothing: it is set for other programs on many machines. */
  model: z
    .string()
    .regex(/^(offline|openai:[\w][\w.:/@-]{0,127})$/, 'must be offline, or openai: and the name of a model'),
  /** The offline planner uses none. */
  openaiApiKey: secret(z.string().nullable()),
  languageModel: modelSettings,
  /** Tracing to a third party sends questions and answers out of the house: only on request. */
  tracing: z.enum(['on', 'off'], { error: 'must be on or off' }),
  /** Spans of the program's own, to a collector of your own: only where one is named. */
  otlp: otlpSettings,
  /** Thresholds of disclosure control above the minimum, for what is built from now on. */
  disclosure: thresholdSettings,
  audit: z.strictObject({
    /** Who asks, for the audit log; null is the account this runs under. */
    asker: z
      .string()
      .trim()
      .min(1, 'must name somebody')
      .max(200, 'must be at most 200 characters')
      .nullable(),
    /** Whether the log keeps what people typed, or only a salted hash of it. */
    questions: z.enum(['text', 'hash'], { error: 'must be text or hash' }),
    /** Days whole months of the log are kept; null keeps everything. */
    retentionDays: z.coerce.number({ error: WHOLE_DAYS }).int(WHOLE_DAYS).min(1, WHOLE_DAYS).nullable(),
  }),
  slack: z.strictObject({
    botToken: secret(z.string().nullable()),
    /** For Socket Mode. */
    appToken: secret(z.string().nullable()),
    /** For HTTP. */
    signingSecret: secret(z.string().nullable()),
    /** Ids of users, user groups, channels and teams that may ask, separated by spaces or commas. */
    allow: z.string().nullable(),
    /** A JSON file with everything else. */
    file: z.string().nullable(),
  }),
  /** Stack traces for failures. */
  debug: z.boolean(),
});

/** A budget that was asked for and cannot be kept would be a promise without a price. */
const settings = fields.superRefine(({ model, languageModel: { budgetUsd, prices } }, context) => {
  const name = model.replace(/^openai:/, '');
  if (name === model || budgetUsd === null || priceOf(name, prices) !== null) return;
  context.addIssue({
    code: 'custom',
    path: ['languageModel', 'budgetUsd'],
    message: `the prices of ${name} are not known, so it cannot be kept; set PAYERSCOPE_MODEL_PRICES too`,
  });
});

export type Config = Readonly<z.infer<typeof settings>>;

/** How a terminal is sent an image: iTerm2's escape sequence or kitty's. */
export type ImageProtocol = 'iterm' | 'kitty';

/** What the terminal can show, as the environment tells it. */
export interface TerminalSettings {
  readonly noColor: boolean;
  readonly forceColor: boolean;
  readonly dumb: boolean;
  /** Columns when the stream does not know its own width. */
  readonly columns: number | null;
  /** How it shows images; null where it is not known to. */
  readonly images: ImageProtocol | null;
}

export interface ConfigOverrides {
  readonly data?: string | undefined;
  readonly warehouse?: string | undefined;
  readonly model?: string | undefined;
  readonly debug?: boolean | undefined;
}

const variablesUnder = (group: string, variables: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [`${group}.${name}`, { variable }] as const),
  );

/** Where a setting comes from, so that a bad one is reported under the name the person used. */
const SOURCES: Readonly<Record<string, { variable: string; option?: keyof ConfigOverrides }>> = {
  dataDirectory: { variable: 'PAYERSCOPE_DATA', option: 'data' },
  fiscalYearStart: { variable: 'PAYERSCOPE_FISCAL_YEAR_START' },
  warehouse: { variable: 'PAYERSCOPE_WAREHOUSE', option: 'warehouse' },
  model: { variable: 'PAYERSCOPE_MODEL', option: 'model' },
  tracing: { variable: 'PAYERSCOPE_TRACING' },
  ...variablesUnder('languageModel', MODEL_VARIABLES),
  ...variablesUnder('otlp', OTLP_VARIABLES),
  'audit.asker': { variable: 'PAYERSCOPE_ASKER' },
  'audit.questions': { variable: 'PAYERSCOPE_AUDIT_QUESTIONS' },
  'audit.retentionDays': { variable: 'PAYERSCOPE_AUDIT_RETENTION_DAYS' },
  ...variablesUnder('disclosure', THRESHOLD_VARIABLES),
  ...variablesUnder('snowflake', SNOWFLAKE_VARIABLES),
};

const UNSAID: readonly string[] = [
  MODEL_VARIABLES.baseUrl,
  OTLP_VARIABLES.endpoint,
  OTLP_VARIABLES.headers,
  SNOWFLAKE_VARIABLES.privateKey,
  SNOWFLAKE_VARIABLES.passphrase,
];

/** The process environment; the only place that reads it. */
export function environment(): Environment {
  return process.env;
}

/**
 * Takes the variables out of the process that would make the agent's library send questions, prompts and
 * answers to a third party, or to another address. They are set for other programs on many developers'
 * machines, so finding them is no consent: `PAYERSCOPE_TRACING=on` is.
 *
 * Must run before the agent is loaded. Returns the names removed.
 */
export function dropTracingVariables(env: Record<string, string | undefined> = process.env): string[] {
  if (env['PAYERSCOPE_TRACING'] === 'on') return [];
  const dropped = Object.keys(env).filter((name) => /^LANG(SMITH|CHAIN)_/i.test(name));
  for (const name of dropped) delete env[name];
  return dropped;
}

const given = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** The variables of a group by the names of its settings; those that are not set are left out. */
const groupFrom = (env: Environment, variables: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, variable]) => {
      const text = given(env[variable]);
      return text === null ? [] : [[name, text] as const];
    }),
  );

/**
 * Settings from command-line options over environment variables over defaults.
 * @throws PayerscopeError USAGE naming the option or variable that is wrong
 */
export function readConfig(env: Environment, overrides: ConfigOverrides = {}): Config {
  const parsed = settings.safeParse({
    dataDirectory: overrides.data ?? given(env['PAYERSCOPE_DATA']) ?? '.payerscope',
    fiscalYearStart: given(env['PAYERSCOPE_FISCAL_YEAR_START']),
    warehouse: overrides.warehouse ?? given(env['PAYERSCOPE_WAREHOUSE']) ?? 'duckdb',
    model: overrides.model ?? given(env['PAYERSCOPE_MODEL']) ?? 'offline',
    openaiApiKey: given(env['OPENAI_API_KEY']),
    tracing: given(env['PAYERSCOPE_TRACING']) ?? 'off',
    languageModel: groupFrom(env, MODEL_VARIABLES),
    otlp: groupFrom(env, OTLP_VARIABLES),
    disclosure: groupFrom(env, THRESHOLD_VARIABLES),
    snowflake: groupFrom(env, SNOWFLAKE_VARIABLES),
    audit: {
      asker: given(env['PAYERSCOPE_ASKER']),
      questions: given(env['PAYERSCOPE_AUDIT_QUESTIONS']) ?? 'text',
      retentionDays: given(env['PAYERSCOPE_AUDIT_RETENTION_DAYS']),
    },
    slack: {
      botToken: given(env['SLACK_BOT_TOKEN']),
      appToken: given(env['SLACK_APP_TOKEN']),
      signingSecret: given(env['SLACK_SIGNING_SECRET']),
      allow: given(env['PAYERSCOPE_SLACK_ALLOW']),
      file: given(env['PAYERSCOPE_SLACK_CONFIG']),
    },
    debug: overrides.debug ?? false,
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const source = SOURCES[issue?.path.join('.') ?? ''];
  if (issue === undefined || source === undefined) throw parsed.error;
  const byOption = source.option !== undefined && overrides[source.option] !== undefined;
  const value = byOption ? overrides[source.option!] : env[source.variable];
  const name = byOption ? `--${source.option}` : source.variable;
  // An address may carry a password, and a key is one: neither is repeated.
  const said = UNSAID.includes(source.variable) ? name : `${name} is “${value}”`;
  throw new PayerscopeError('USAGE', `${said}: ${issue.message}.`);
}

const isSecret = (schema: z.ZodType | undefined): boolean => schema?.meta()?.['secret'] === true;

const HIDDEN = '(set, hidden)';

/** `(not set)`, the value, or the set parts of a group as `minimumCount=20 pairShare=0.8`. */
function shownSetting(value: Config[keyof Config], schema: z.ZodType): string {
  if (value === null) return '(not set)';
  if (isSecret(schema)) return HIDDEN;
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  const shape = schema instanceof z.ZodObject ? schema.shape : {};
  const inWords = (part: unknown) => (typeof part === 'object' ? JSON.stringify(part) : String(part));
  const shown = parts.map(([name, part]) => `${name}=${isSecret(shape[name]) ? HIDDEN : inWords(part)}`);
  return shown.length === 0 ? '(not set)' : shown.join(' ');
}

/** The settings for people, secrets reduced to whether they are set. */
export function redact(config: Config): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields.shape).map(([name, schema]) => [
      name,
      shownSetting(config[name as keyof Config], schema),
    ]),
  );
}

/** What a person types to start this program: npm tells the scripts it runs which script they are. */
export function readProgramName(env: Environment): string {
  return env['npm_lifecycle_event'] === 'start' && env['npm_package_name'] === 'payerscope'
    ? 'npm start --'
    : 'payerscope';
}

/** Which images the terminal shows, by what terminals tell of themselves; multiplexers pass none on. */
function imagesOf(env: Environment): ImageProtocol | null {
  const term = env['TERM'] ?? '';
  if (given(env['TMUX']) !== null || /^(screen|tmux|dumb)/.test(term)) return null;
  const program = env['TERM_PROGRAM'] ?? '';
  if (given(env['KITTY_WINDOW_ID']) !== null || /kitty|ghostty/.test(term) || program === 'ghostty')
    return 'kitty';
  return ['iTerm.app', 'WezTerm'].includes(program) || env['LC_TERMINAL'] === 'iTerm2' ? 'iterm' : null;
}

/** How to draw on the terminal: NO_COLOR (no-color.org), FORCE_COLOR, TERM=dumb and COLUMNS. */
export function readTerminalSettings(env: Environment): TerminalSettings {
  const columns = Number(given(env['COLUMNS']));
  return {
    noColor: given(env['NO_COLOR']) !== null,
    forceColor: !['', '0', 'false', undefined].includes(env['FORCE_COLOR']),
    dumb: env['TERM'] === 'dumb',
    columns: Number.isInteger(columns) && columns > 0 ? columns : null,
    images: imagesOf(env),
  };
}
