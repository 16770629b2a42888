/** A self-contained vega-lite specification: data inside, no address, no expression made of data. */
export type ChartSpec = Readonly<Record<string, unknown>>;
