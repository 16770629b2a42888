import { PayerscopeError } from '../../../tools/errors.ts';

const THREAD = /^[\w.:-]{1,100}$/;

/** @throws PayerscopeError USAGE for what names no conversation */
export function checkThread(thread: string | undefined): void {
  if (thread === undefined || THREAD.test(thread)) return;
  throw new PayerscopeError('USAGE', '--thread must be a name of letters, digits and . _ : - only.');
}
