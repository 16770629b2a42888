import { PayerscopeError } from '../../errors.ts';
import { type BriefRequest, briefRequest } from '../brief-request.ts';
import { REQUEST_KEY } from '../pages/paint-pages.ts';
import { readPdf } from './read-pdf.ts';

/**
 * The request a brief carries.
 * @throws PayerscopeError USAGE when the file is no PDF, or holds no request of the known shape
 */
export function readRequest(bytes: Uint8Array): BriefRequest {
  const file = readPdf(bytes);
  const value = file?.object(file.dictionary(file.trailer.get('Info'))?.get(REQUEST_KEY))?.value;
  const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : null;
  try {
    if (text !== null) return briefRequest.parse(JSON.parse(text));
  } catch (cause) {
    throw new PayerscopeError(
      'USAGE',
      'The request inside the PDF is not one that payerscope wrote; give the file as it was made.',
      { cause },
    );
  }
  throw new PayerscopeError(
    'USAGE',
    'The file is no brief made by payerscope; give a PDF that payerscope brief wrote.',
  );
}
