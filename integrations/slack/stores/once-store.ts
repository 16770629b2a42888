import type { Clock } from '../../../tools/ports.ts';
import type { SlackDatabase } from './slack-database.ts';

/** A question that one instance has taken on. */
export interface TakenAsk {
  readonly id: number;
  readonly channel: string;
  /** The message its answer stands under. */
  readonly thread: string;
  /** The message it was asked in; empty where it was none. */
  readonly message: string;
  /** What the agent remembers it by. */
  readonly conversation: string;
  readonly asker: string;
  /** Empty once it is answered. */
  readonly question: string;
}

/** How long a claim holds without being renewed: so long is nobody told after a crash. */
export const LEASE_MS = 15_000;
/** What was answered longer ago is forgotten: Slack redelivers within hours. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Who answers what, once: shared by every instance on the data directory, and by the next start. */
export interface OnceStore {
  /**
   * Takes a question on, unless one of its keys was seen before.
   * @param again milliseconds after which a key may be used once more; without it never
   * @returns null where somebody has it already
   */
  claim(keys: readonly string[], ask: Omit<TakenAsk, 'id'>, again?: number): TakenAsk | null;
  /** The same for what leaves nothing to finish, such as a press of a button. */
  first(keys: readonly string[], again?: number): boolean;
  /** The question a message of a channel holds, if it was taken on. */
  askedIn(channel: string, message: string): TakenAsk | null;
  /** Whether somebody asked in a thread before. */
  tookPart(channel: string, thread: string, asker: string): boolean;
  /** The conversation that goes on in a thread; null where there is none. */
  conversationIn(channel: string, thread: string): string | null;
  /** The answer stands elsewhere: the conversation goes on there as well. */
  moved(ask: TakenAsk, channel: string, thread: string): void;
  askersOf(channel: string, thread: string): number;
  /** Questions of an asker, or of a channel, since a moment, those of this second included. */
  askedSince(of: { readonly asker?: string; readonly channel?: string }, since: number): number;
  /** False once the asker took it back. */
  isWanted(id: number): boolean;
  posted(id: number, channel: string, ts: string): void;
  posts(id: number): readonly { readonly channel: string; readonly ts: string }[];
  forgetPosts(id: number): void;
  /** Keeps no word of the question. */
  done(id: number): void;
  /** Takes a question back: true where nobody had finished it. */
  withdraw(id: number): boolean;
  /** Renews the claims of this instance. */
  renew(): void;
  /** Gives up the claims of this instance, so that the next start need not wait to tell of them. */
  release(): void;
  /** Questions whose instance is gone; each is handed to one caller only, as done. */
  abandoned(): readonly TakenAsk[];
  prune(): void;
}

const COLUMNS = 'id, channel, thread, message, conversation, asker, question';

/** @param owner names this instance */
export function createOnceStore(database: SlackDatabase, owner: string, clock: Clock): OnceStore {
  const now = (): number => clock.now().getTime();

  /** True where none of the keys was seen, all of which are then. */
  function take(keys: readonly string[], ask: number | null, again: number | undefined): boolean {
    const at = now();
    const fresh = again === undefined ? Number.NEGATIVE_INFINITY : at - again;
    const seen = keys.some((key) =>
      database
        .all<{ seen_at: number }>('select seen_at from keys where key = ?', key)
        .some(({ seen_at }) => seen_at > fresh),
    );
    if (seen) return false;
    for (const key of keys) {
      if (ask === null) database.run('insert or replace into keys values (?, null, ?)', key, at);
      else database.run('insert or replace into keys values (?, ?, ?)', key, ask, at);
    }
    return true;
  }

  return {
    claim: (keys, ask, again) =>
      database.atOnce(() => {
        const { channel, thread, message, conversation, asker, question } = ask;
        const { id } = database.run(
          `insert into asks (channel, thread, message, conversation, asker, question, state, owner, lease, asked_at)
           values (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)`,
          ...[channel, thread, message, conversation, asker, question, owner, now() + LEASE_MS, now()],
        );
        if (take(keys, id, again)) return { id, ...ask };
        database.run('delete from asks where id = ?', id);
        return null;
      }),
    first: (keys, again) => database.atOnce(() => take(keys, null, again)),
    askedIn: (channel, message) =>
      database.all<TakenAsk>(
        `select ${COLUMNS} from asks where channel = ? and message = ? order by id desc limit 1`,
        channel,
        message,
      )[0] ?? null,
    tookPart: (channel, thread, asker) =>
      database.all(
        "select 1 from asks where channel = ? and thread = ? and asker = ? and state <> 'withdrawn' limit 1",
        ...[channel, thread, asker],
      ).length > 0,
    conversationIn: (channel, thread) =>
      database.all<{ conversation: string }>(
        'select conversation from asks where channel = ? and thread = ? order by id desc limit 1',
        channel,
        thread,
      )[0]?.conversation ?? null,
    moved: ({ conversation, asker }, channel, thread) =>
      void database.run(
        `insert into asks (channel, thread, message, conversation, asker, question, state, owner, lease, asked_at)
         values (?, ?, '', ?, ?, '', 'moved', ?, 0, ?)`,
        ...[channel, thread, conversation, asker, owner, now()],
      ),
    askersOf: (channel, thread) =>
      database.all('select distinct asker from asks where channel = ? and thread = ?', channel, thread)
        .length,
    askedSince: ({ asker, channel }, since) => {
      const [column, value] = asker === undefined ? ['channel', channel ?? ''] : ['asker', asker];
      const [row] = database.all<{ asked: number }>(
        `select count(*) as asked from asks where ${column} = ? and asked_at > ? and state <> 'moved'`,
        value,
        since,
      );
      return row?.asked ?? 0;
    },
    isWanted: (id) => database.all("select 1 from asks where id = ? and state = 'open'", id).length > 0,
    posted: (id, channel, ts) => void database.run('insert into posts values (?, ?, ?)', id, channel, ts),
    posts: (id) => database.all('select channel, ts from posts where ask = ?', id),
    forgetPosts: (id) => void database.run('delete from posts where ask = ?', id),
    done: (id) =>
      void database.run("update asks set state = 'done', question = '' where id = ? and state = 'open'", id),
    withdraw: (id) => {
      const wasOpen = database.all("select 1 from asks where id = ? and state = 'open'", id).length > 0;
      database.run("update asks set state = 'withdrawn', question = '' where id = ?", id);
      return wasOpen;
    },
    renew: () =>
      void database.run(
        "update asks set lease = ? where owner = ? and state = 'open'",
        now() + LEASE_MS,
        owner,
      ),
    release: () => void database.run("update asks set lease = 0 where owner = ? and state = 'open'", owner),
    abandoned: () =>
      database.atOnce(() => {
        const left = database.all<TakenAsk>(
          `select ${COLUMNS} from asks where state = 'open' and lease < ? order by id`,
          now(),
        );
        for (const { id } of left)
          database.run("update asks set state = 'done', question = '' where id = ?", id);
        return left;
      }),
    prune: () => {
      const before = now() - KEPT_MS;
      database.atOnce(() => {
        database.run('delete from posts where ask in (select id from asks where asked_at < ?)', before);
        database.run('delete from asks where asked_at < ?', before);
        database.run('delete from keys where seen_at < ?', before);
      });
    },
  };
}
