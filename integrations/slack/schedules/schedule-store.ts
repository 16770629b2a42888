import type { Clock } from '../../../tools/ports.ts';
import type { SlackDatabase } from '../stores/slack-database.ts';

/** A brief that is sent by itself. */
export interface Schedule {
  readonly id: number;
  readonly kind: string;
  readonly audience: string;
  readonly cadence: string;
  readonly channel: string;
  readonly creator: string;
  /** The release whose figures were told last. */
  readonly release: string;
  /** These figures, as JSON. */
  readonly figures: string;
}

export interface ScheduleStore {
  add(schedule: Omit<Schedule, 'id'>): number;
  list(): readonly Schedule[];
  remove(id: number): boolean;
  /** Schedules that may be sent again and have not told of `release`; each is handed to one instance at a time. */
  due(release: string): readonly Schedule[];
  /** What was told last; `nextAt` in milliseconds, or nothing where the turn was not used. */
  told(id: number, release: string, figures: string, nextAt?: number): void;
}

/** So long an instance has a schedule to itself. */
const HELD_MS = 300_000;

const COLUMNS = 'id, kind, audience, cadence, channel, creator, release, figures';

export function createScheduleStore(database: SlackDatabase, clock: Clock): ScheduleStore {
  const now = (): number => clock.now().getTime();
  return {
    add: ({ kind, audience, cadence, channel, creator, release, figures }) =>
      database.run(
        `insert into schedules (kind, audience, cadence, channel, creator, next_at, release, figures, lease)
         values (?, ?, ?, ?, ?, 0, ?, ?, 0)`,
        ...[kind, audience, cadence, channel, creator, release, figures],
      ).id,
    list: () => database.all<Schedule>(`select ${COLUMNS} from schedules order by id`),
    remove: (id) => database.run('delete from schedules where id = ?', id).changes > 0,
    due: (release) =>
      database.atOnce(() => {
        const found = database.all<Schedule>(
          `select ${COLUMNS} from schedules where next_at <= ? and release <> ? and lease < ? order by id`,
          ...[now(), release, now()],
        );
        for (const { id } of found)
          database.run('update schedules set lease = ? where id = ?', now() + HELD_MS, id);
        return found;
      }),
    told: (id, release, figures, nextAt = 0) =>
      void database.run(
        'update schedules set release = ?, figures = ?, next_at = ?, lease = 0 where id = ?',
        ...[release, figures, nextAt, id],
      ),
  };
}
