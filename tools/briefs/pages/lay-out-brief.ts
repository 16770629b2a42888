import type { BriefContent } from '../brief-content.ts';
import { layOutFirstPage } from './lay-out-first-page.ts';
import { layOutSecondPage } from './lay-out-second-page.ts';
import type { Page } from './page.ts';
import type { Typefaces } from './typefaces.ts';

/** The two pages of a brief: always two, whatever the content. */
export function layOutBrief(content: BriefContent, typefaces: Typefaces): [Page, Page] {
  return [layOutFirstPage(content, typefaces), layOutSecondPage(content, typefaces)];
}
