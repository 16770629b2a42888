import type {
  Bind,
  Binds,
  Column,
  Connection,
  ConnectionOptions,
  RowStatement,
  SnowflakeError,
} from 'snowflake-sdk';
import { environment } from '../../config.ts';

export type { Bind, Binds, Column, Connection, ConnectionOptions, RowStatement, SnowflakeError };

type Driver = typeof import('snowflake-sdk');

/** What the driver does unasked is switched by the environment alone: native code, looking for clouds, reports. */
const QUIET = {
  SNOWFLAKE_DISABLE_MINICORE: 'true',
  SNOWFLAKE_DISABLE_PLATFORM_DETECTION: 'true',
  SF_TELEMETRY_DISABLE_CONNECTION_SHAPE: 'true',
};

let loaded: Promise<Driver> | null = null;

/**
 * Loads Snowflake's driver when it is first needed: half a second that nobody else pays. It logs nothing, asks the
 * machine nothing about the cloud it may run in, and loads no native code of its own.
 */
export function loadDriver(): Promise<Driver> {
  loaded ??= (async () => {
    Object.assign(environment(), QUIET);
    const { default: driver } = await import('snowflake-sdk');
    driver.configure({ logLevel: 'OFF', additionalLogToConsole: false });
    return driver;
  })();
  return loaded;
}
