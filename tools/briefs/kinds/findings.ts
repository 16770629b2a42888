import { UNINSURED } from '../../uninsured.ts';
import type { Finding } from '../brief-content.ts';
import type { Name } from '../read-result.ts';

/** Claims nobody insures are a member among the payers, but no payer to talk to. */
export const isInsurer = ({ name }: Name): boolean => name !== UNINSURED && !/^Other( |$)/.test(name);

type Told = string | null | undefined | false;
type Draft = readonly [lead: Told, first: Told, ...more: Told[]] | null | undefined | false;

/** The findings whose lead and first clause can be told; clauses that cannot are left out of them. */
export function findings(drafts: readonly Draft[]): Finding[] {
  return drafts.flatMap((draft) => {
    if (!draft) return [];
    const [lead, first, ...more] = draft;
    if (!lead || !first) return [];
    return [{ lead, text: first + more.map((clause) => clause || '').join('') }];
  });
}
