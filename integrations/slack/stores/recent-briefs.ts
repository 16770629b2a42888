import type { Clock } from '../../../tools/ports.ts';
import type { SlackDatabase } from './slack-database.ts';

export interface RecentBrief {
  readonly answerId: string;
  readonly title: string;
}

/** The briefs somebody had made, for their home. */
export interface RecentBriefs {
  keep(asker: string, answerId: string, title: string): void;
  of(asker: string): readonly RecentBrief[];
}

const SHOWN = 5;

export function createRecentBriefs(database: SlackDatabase, clock: Clock): RecentBriefs {
  return {
    keep: (asker, answerId, title) => {
      const now = clock.now().getTime();
      database.run('insert or replace into briefs values (?, ?, ?, ?)', asker, answerId, title, now);
      database.run(
        `delete from briefs where asker = ? and answer_id not in
         (select answer_id from briefs where asker = ? order by made_at desc limit ?)`,
        ...[asker, asker, SHOWN],
      );
    },
    of: (asker) =>
      database.all<RecentBrief>(
        'select answer_id as answerId, title from briefs where asker = ? order by made_at desc limit ?',
        asker,
        SHOWN,
      ),
  };
}
