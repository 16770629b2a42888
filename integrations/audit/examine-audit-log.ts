import { accessSync, constants, existsSync } from 'node:fs';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Check } from '../application.ts';
import { headPath } from './audit-head.ts';
import { describeFault } from './describe-fault.ts';
import { readAuditFiles } from './read-audit-files.ts';
import { segmentPath } from './segments.ts';
import { verifyAuditLog } from './verify-audit-log.ts';

const CHECK = 'Audit log';

/** Whether the log can be written and its last segment is whole; `payerscope audit verify` looks at all of it. */
export function examineAuditLog(directory: string): Check {
  try {
    const files = readAuditFiles(directory, 'last');
    if (files === null) {
      return { check: CHECK, ok: true, detail: 'none yet; the first question or build begins it' };
    }
    const { fault, entries, to } = verifyAuditLog(files, 'last');
    if (fault !== null) return { check: CHECK, ok: false, detail: describeFault(fault) };
    const segment = files.head?.segment ?? '';
    const written = [directory, headPath(directory), segmentPath(directory, segment)].filter(existsSync);
    for (const path of written) accessSync(path, constants.W_OK);
    const last = to === null ? 'no entry yet' : `${entries} entries in ${segment}, the last of ${to}`;
    return { check: CHECK, ok: true, detail: `${last}; the chain holds` };
  } catch (error) {
    if (error instanceof PayerscopeError) return { check: CHECK, ok: false, detail: error.message };
    const detail = `${directory} cannot be written, and nothing is answered without it; fix its permissions`;
    return { check: CHECK, ok: false, detail };
  }
}
