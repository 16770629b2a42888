import { generateKeyPairSync } from 'node:crypto';
import { type SnowflakeSettings, snowflakeSettings } from '../snowflake-settings.ts';

/** A private key made for this run, as PEM; encrypted where a passphrase is given. */
export function newPrivateKey(passphrase?: string): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const locked = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return privateKey.export({ format: 'pem', type: 'pkcs8', ...locked }).toString();
}

/** Settings for a server on this machine. */
export function settingsFor(
  address: string,
  given: Readonly<Record<string, string | number>> = {},
): SnowflakeSettings {
  const usual = { account: 'TEST', user: 'PAYERSCOPE_AGENT', role: 'PAYERSCOPE_AGENT', warehouse: 'ASKING' };
  return snowflakeSettings.parse({ ...usual, address, ...given });
}
