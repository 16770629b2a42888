const JOINTS =
  /(?:,\s*)?(?:\b(?:and also|and then|and|plus|as well as|along with|together with|alongside)\b|[&+])|,|\bthen\b/gi;

/** The ways to take one sentence for two questions, the leftmost joint first: “the scorecard and the aging”. */
export function splitConjuncts(text: string): { left: string; right: string }[] {
  return [...text.matchAll(JOINTS)].flatMap(({ 0: joint, index }) => {
    const left = text.slice(0, index).trim();
    const right = text.slice(index + joint.length).trim();
    return /[\p{L}\p{N}]/u.test(left) && /[\p{L}\p{N}]/u.test(right) ? [{ left, right }] : [];
  });
}
