const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** People mentioned in a message's text. */
export function mentioned(text: string): string[] {
  return [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)].map(([, id]) => id!);
}

/** A message's text as its writer saw it: mentions of people left out, links and channels by their names. */
export function readText(text: string): string {
  return text
    .replace(/<@[^>]+>/g, ' ')
    .replace(/<[#!][^>|]*\|([^>]*)>/g, '$1')
    .replace(/<[#!][^>]*>/g, ' ')
    .replace(/<[^>|]*\|([^>]*)>/g, '$1')
    .replace(/<([^>]*)>/g, '$1')
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]!)
    .replace(/\s+/g, ' ')
    .trim();
}

const COURTESY =
  /^(?:(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot)?|thx|ok(?:ay)?|great|perfect|got it|nice|cool|will do|sounds good)[\s!.,:)]*$/i;

/** A word between people that asks nothing. */
export const isCourtesy = (text: string): boolean => text === '' || COURTESY.test(text);
