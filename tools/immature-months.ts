/** Services of the last 90 days are still being paid: what is published of them stays labelled immature. */
export const IMMATURE_MONTHS = 3;
