import { PayerscopeError } from '../errors.ts';

/** @throws PayerscopeError RELEASE_REFUSED: step 9 */
export function refuse(subject: string, unproven: number): never {
  const what =
    unproven > 0
      ? `${unproven} small numbers of ${subject} could be narrowed down whatever else is withheld`
      : `the proof for ${subject} does not hold for what would be published`;
  throw new PayerscopeError(
    'RELEASE_REFUSED',
    `${what}: the release is not published, and the one before stays in force.`,
  );
}
