import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** Compiled code of one part of the bundle. */
export interface CompiledCode {
  /** How often each command has written it. */
  readonly writings: Readonly<Record<string, number>>;
  /** For V8, as it gave it. */
  readonly code: Buffer;
}

/** Bytes before the code: JSON, filled up with blanks. A multiple of eight keeps the code aligned. */
const HEADER = 512;

/**
 * V8 itself compares no more than the source's length, and trusts the code: it must be whole, and of this source.
 * @param source the checksum of the source's bytes
 */
const sumOf = (code: Uint8Array, source: number): number => crc32(code, source);

/**
 * @param source the checksum (CRC-32) of what it was compiled from
 * @returns what `readCompiled` reads, or null where the header cannot hold it: as if no more commands were known
 */
export function packCompiled(
  code: Buffer,
  source: number,
  writings: Readonly<Record<string, number>>,
): Buffer | null {
  const header = JSON.stringify({ sum: sumOf(code, source), writings });
  return header.length > HEADER ? null : Buffer.concat([Buffer.from(header.padEnd(HEADER)), code]);
}

/**
 * Reads compiled code that was kept.
 *
 * @param source the checksum (CRC-32) of what it was compiled from
 * @returns null where there is none, or it is damaged or of another source
 */
export function readCompiled(path: string, source: number): CompiledCode | null {
  try {
    const file = readFileSync(path);
    const { sum, writings } = JSON.parse(file.toString('latin1', 0, HEADER)) as {
      sum: number;
      writings: Record<string, number>;
    };
    const code = file.subarray(HEADER);
    return sum === sumOf(code, source) ? { writings, code } : null;
  } catch {
    return null;
  }
}
