import { compareBriefs } from '../../tools/briefs/verify/compare-briefs.ts';
import { readRequest } from '../../tools/briefs/verify/read-request.ts';
import { writeBrief } from '../../tools/briefs/write-brief.ts';
import type { Verification } from '../application.ts';
import type { OpenAgain } from './open-again.ts';

/**
 * Makes a brief again from the request it carries and compares the bytes.
 * @param version of this program: another one may draw the same figures otherwise, which is then said
 * @throws PayerscopeError USAGE when the file is no brief; what `openAgain` throws
 */
export async function verifyBrief(
  pdf: Uint8Array,
  openAgain: OpenAgain,
  version: string,
): Promise<Verification> {
  const request = readRequest(pdf);
  const { manifest, runTemplate, close } = await openAgain(request.release);
  try {
    const made = await writeBrief(request, { manifest, runTemplate });
    const difference = compareBriefs(pdf, made.pdf);
    const other =
      difference === null || request.program === version
        ? ''
        : ` The brief was made by payerscope ${request.program}, this is ${version}: make sure it is not that.`;
    return {
      subject: `${made.title}, release ${request.release}`,
      statements: made.results.length,
      difference: difference === null ? null : difference + other,
    };
  } finally {
    await close();
  }
}
