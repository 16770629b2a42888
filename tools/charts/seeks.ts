/** Which way a change was asked for; null where nobody said. */
export type Seeks = 'rise' | 'fall' | null;
