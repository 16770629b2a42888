import { userInfo } from 'node:os';

/** The account this process runs under: who asks on the command line. A user number where it has no name. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
