import type { Network } from './network-rows.ts';

/** The same network whose payers and medications go by other names. */
export function renamed({ claims, orders = [] }: Network, names: Readonly<Record<string, string>>): Network {
  const nameOf = (label: string): string => names[label] ?? label;
  return {
    claims: claims.map((group) => ({ ...group, payer: nameOf(group.payer) })),
    orders: orders.map((group) => ({
      ...group,
      payer: nameOf(group.payer),
      medication: nameOf(group.medication),
    })),
  };
}
