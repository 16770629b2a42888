import type { BriefFile } from '../../evals/run/subject.ts';
import { readPdf } from '../../tools/briefs/verify/read-pdf.ts';
import { pagesOf, textsOf } from '../../tools/briefs/verify/read-pdf-text.ts';
import { PayerscopeError } from '../../tools/errors.ts';

/** What a PDF can carry that a reader follows or runs. */
const ACTIVE = /\/(?:URI|JavaScript|JS|Launch|AcroForm|OpenAction|RichMedia|EmbeddedFile)\b/;

/**
 * Opens a brief as a reader does.
 * @throws PayerscopeError CHECK_FAILED where it is no PDF
 */
export function readBriefFile(pdf: Uint8Array): BriefFile {
  const file = readPdf(pdf);
  if (file === null || file === undefined)
    throw new PayerscopeError('CHECK_FAILED', 'The brief is no PDF that can be read.');
  return {
    bytes: pdf.byteLength,
    pages: pagesOf(file).map((page) => textsOf(file, page) ?? []),
    active: ACTIVE.test(Buffer.from(pdf).toString('latin1')),
  };
}
