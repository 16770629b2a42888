/**
 * Arithmetic modulo a prime below 2^26 on numbers 0 … p − 1: products of two stay exact in a double. Written without the
 * `%` of doubles, which costs more than all the rest.
 */

/** The two largest primes below 2^26. */
export const PRIME = 67_108_859;
export const OTHER_PRIME = 67_108_837;

export function plus(a: number, b: number, prime: number): number {
  const sum = a + b;
  return sum >= prime ? sum - prime : sum;
}

export function negative(a: number, prime: number): number {
  return a === 0 ? 0 : prime - a;
}

export function times(a: number, b: number, prime: number): number {
  if (a === 1) return b;
  if (b === 1) return a;
  const product = a * b;
  const rest = product - Math.floor(product / prime) * prime;
  return (rest < 0 ? rest + prime : rest >= prime ? rest - prime : rest) | 0;
}

/** a^(p−2) = 1/a (Fermat). */
export function reciprocal(a: number, prime: number): number {
  if (a === 1 || a === prime - 1) return a;
  let [result, base] = [1, a];
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = times(result, base, prime);
    base = times(base, base, prime);
  }
  return result;
}
