import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { Ask, RedTeamAttempt } from './attempt.ts';
import { drawMonth } from './calendar.ts';
import type { AttackedFormat, Drawn } from './formats/attacked-format.ts';
import type { Random } from './random.ts';
import { givesAway } from './subtract.ts';

/** Subtracts answers from each other, so that a withheld figure would follow. */
export function subtractAnswers(
  ask: Ask,
  { recipes, singled, columns }: AttackedFormat,
  manifest: ReleaseManifest,
  random: Random,
): RedTeamAttempt {
  const { technique, tried, equations } = random.pick(recipes);
  const drawn: Drawn = {
    member: random.pick(manifest.members[singled.dimension] ?? []),
    month: drawMonth(manifest, random),
    column: random.pick(columns),
    table: async (question) => (await ask(question)).answer.tables[0],
  };
  return {
    technique,
    surface: 'arithmetic',
    tried: tried(drawn),
    run: async () => (await equations(drawn)).flatMap((one) => givesAway(one) ?? []),
  };
}
