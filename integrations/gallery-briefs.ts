import { BRIEF_AUDIENCES, BRIEF_KINDS } from '../tools/briefs/brief-kinds.ts';
import type { Application } from './application.ts';
import { pdfPictures } from './pdf-pictures.ts';

/** A page of a brief as a picture; `brief-payers-executive-1` is its name. */
export interface BriefPicture {
  readonly name: string;
  readonly png: Uint8Array;
}

/** Every page of every kind of brief, for its usual period. */
export async function galleryBriefs({ brief }: Pick<Application, 'brief'>): Promise<BriefPicture[]> {
  const pictures: BriefPicture[] = [];
  for (const kind of BRIEF_KINDS) {
    for (const audience of BRIEF_AUDIENCES) {
      const { pdf } = await brief({ kind, audience, payers: [] });
      for (const [at, png] of (await pdfPictures(pdf)).entries())
        pictures.push({ name: `brief-${kind}-${audience}-${at + 1}`, png });
    }
  }
  return pictures;
}
