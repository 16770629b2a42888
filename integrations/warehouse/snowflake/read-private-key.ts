import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PayerscopeError } from '../../../tools/errors.ts';
import { SNOWFLAKE_VARIABLES, type SnowflakeSettings } from './snowflake-settings.ts';

const MINIMUM_BITS = 2_048;

function unusable(sentence: string, cause?: unknown): PayerscopeError {
  return new PayerscopeError('STORE_UNAVAILABLE', sentence, { cause });
}

function keyText({ privateKey, privateKeyPath }: SnowflakeSettings): { text: string; where: string } {
  if (privateKeyPath !== null) {
    try {
      return { text: readFileSync(privateKeyPath, 'utf8'), where: `The key file ${privateKeyPath}` };
    } catch (cause) {
      throw unusable(
        `The key file ${privateKeyPath} cannot be read; check ${SNOWFLAKE_VARIABLES.privateKeyPath} and who may read the file.`,
        cause,
      );
    }
  }
  if (privateKey === null) {
    throw new PayerscopeError(
      'USAGE',
      `Snowflake needs a key to log in with: set ${SNOWFLAKE_VARIABLES.privateKeyPath} to a PEM file, or ${SNOWFLAKE_VARIABLES.privateKey} to its text.`,
    );
  }
  // Variables of some schedulers hold no line breaks.
  return { text: privateKey.replaceAll('\\n', '\n'), where: SNOWFLAKE_VARIABLES.privateKey };
}

/**
 * Reads the private key a login is signed with, and takes its passphrase off.
 *
 * @returns unencrypted PKCS #8 as PEM; it may be shown nowhere
 * @throws PayerscopeError USAGE where no key is configured, STORE_UNAVAILABLE where it cannot be used; neither
 *   repeats anything of the key
 */
export function readPrivateKey(settings: SnowflakeSettings): string {
  const { text, where } = keyText(settings);
  const passphrase = settings.passphrase ?? undefined;
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: text, format: 'pem', ...(passphrase && { passphrase }) });
  } catch {
    // The cause of a failed decryption is not kept: OpenSSL may quote what it read.
    const locked = /ENCRYPTED/.test(text);
    const reason = locked
      ? `does not open with the passphrase of ${SNOWFLAKE_VARIABLES.passphrase}; set the one it was made with`
      : 'is no private key in PEM; make one as docs/snowflake.md says';
    throw unusable(`${where} ${reason}.`);
  }
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < MINIMUM_BITS) {
    throw unusable(
      `${where} is no RSA key of at least ${MINIMUM_BITS} bits, which Snowflake asks for; make one as docs/snowflake.md says.`,
    );
  }
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}
