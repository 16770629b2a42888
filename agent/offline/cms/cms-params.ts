import { type CmsFrame, FILTER_OF } from './cms-frame.ts';

/** Parameters of a call. */
export type Params = Readonly<Record<string, unknown>>;

/** The filters of a call for the members named of some dimensions. */
export const filtersOf = ({ members }: CmsFrame, names: readonly (keyof typeof FILTER_OF)[]): Params =>
  Object.fromEntries(names.flatMap((name) => (members[name] ? [[FILTER_OF[name], [...members[name]]]] : [])));

/** How a ranking is asked for. */
export function ranking(frame: CmsFrame, metric: string | undefined): Params {
  return {
    ...(metric === undefined ? {} : { metric }),
    ...(frame.order === null ? {} : { order: frame.order }),
    ...(frame.limit === null ? {} : { limit: frame.limit }),
    ...frame.limits,
  };
}
