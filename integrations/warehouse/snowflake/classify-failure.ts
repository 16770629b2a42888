/** What went wrong, as far as it decides what happens next. */
export type FailureKind =
  /** The key was refused: read it again, it may have been rotated. */
  | 'key'
  /** The session is gone: log in again and send the statement again. */
  | 'session'
  /** Nobody answers, or the answer broke off. */
  | 'network'
  | 'address'
  | 'role'
  | 'warehouse'
  | 'grant'
  | 'timeout'
  | 'statement';

/** What the driver says of a failure; its message may quote the statement and is never shown. */
interface DriverFailure {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
}

/** Codes of the server and the driver, from Snowflake's documentation and the driver's own tables. */
const KIND_BY_CODE: Readonly<Record<string, FailureKind>> = {
  // A token signed with a key that is not, or no longer, the user's; a user that is disabled or unknown.
  '390100': 'key',
  '390101': 'key',
  '390102': 'key',
  '390144': 'key',
  '390318': 'key',
  '394300': 'key',
  '394302': 'key',
  '394303': 'key',
  '394304': 'key',
  '394306': 'key',
  '394318': 'key',
  // A session or its master token that expired, was invalidated or is unknown; the driver's own: not connected.
  '390103': 'session',
  '390104': 'session',
  '390110': 'session',
  '390111': 'session',
  '390112': 'session',
  '390114': 'session',
  '390115': 'session',
  '405503': 'session',
  '407001': 'session',
  '407002': 'session',
  '390422': 'address',
  '390189': 'role',
  '390190': 'role',
  // None selected, suspended without the right to resume it, stopped by its resource monitor.
  '000606': 'warehouse',
  '000608': 'warehouse',
  '000610': 'warehouse',
  '090073': 'warehouse',
  '090081': 'warehouse',
  '002003': 'grant',
  '002043': 'grant',
  '003001': 'grant',
  '003030': 'grant',
  '000604': 'timeout',
  '000630': 'timeout',
};

const NETWORK_ERRORS = ['NetworkError', 'RequestFailedError', 'LargeResultSetError', 'OCSPError', 'CRLError'];

/** Failures without a code of their own that the server tells apart in words only. */
const KIND_BY_WORDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/JWT token is invalid|incorrect username or password/i, 'key'],
  [/network policy|IP.* not allowed/i, 'address'],
  [/role .*(not authorized|not exist)/i, 'role'],
  [/warehouse .*(suspended|cannot be resumed|not exist)|resource monitor/i, 'warehouse'],
  [/insufficient privileges|not authorized/i, 'grant'],
];

/** The code as Snowflake writes it, six digits; `unknown` where there is none. */
export function failureCode(failure: unknown): string {
  const { code } = Object(failure) as DriverFailure;
  return code === undefined || code === null ? 'unknown' : String(code).padStart(6, '0');
}

/** Tells what kind of failure the driver reports. */
export function classifyFailure(failure: unknown): FailureKind {
  const { name, message } = Object(failure) as DriverFailure;
  const known = KIND_BY_CODE[failureCode(failure)];
  if (known !== undefined) return known;
  if (NETWORK_ERRORS.includes(String(name))) return 'network';
  return KIND_BY_WORDS.find(([words]) => words.test(String(message)))?.[1] ?? 'statement';
}
