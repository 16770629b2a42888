import type { Rows } from '../../builder/import/testing/write-export.ts';

/** Some claims of one kind, each of a patient of its own unless told otherwise. */
export interface ClaimGroup {
  readonly payer: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly claims: number;
  /** How many people the claims are of, in turn; by default one each. */
  readonly patients?: number;
  /** Groups of the same people name them alike; by default every group has people of its own. */
  readonly people?: string;
  /** Whole dollars charged per claim; 100 by default. */
  readonly charge?: number;
  /** Whole dollars the insurer paid per claim; the charge by default, so that the claim matches. */
  readonly paid?: number;
  /** One of {@link ENCOUNTER_CLASSES}; ambulatory by default. */
  readonly encounterClass?: string;
}

/** Some medication orders of one kind, each of a patient of its own unless told otherwise. */
export interface OrderGroup {
  readonly payer: string;
  readonly month: string;
  readonly medication: string;
  readonly orders: number;
  readonly patients?: number;
  readonly people?: string;
}

/** A hospital network in a nutshell: one organization with one provider, whose claims and orders are told by group. */
export interface Network {
  readonly claims: readonly ClaimGroup[];
  readonly orders?: readonly OrderGroup[];
}

/** Begins every id of a patient, claim, encounter or transaction: it may be found in the warehouse only. */
export const MARKER = 'QZMARK';

const padded = (number: number): string => String(number).padStart(6, '0');
const codeOf = (label: string): string =>
  [...label].map((sign) => sign.codePointAt(0)!.toString(36)).join('');

/** The people of a group, made known to the network when they are first met. */
function createPeople() {
  const ids = new Map<string, string>();
  const personOf = (people: string, index: number): string => {
    const key = `${people}\u0001${index}`;
    const id = ids.get(key) ?? `${MARKER}-PATIENT-${padded(ids.size + 1)}`;
    ids.set(key, id);
    return id;
  };
  return { ids, personOf };
}

/** The rows of a Synthea export of a network, in the order of its groups. */
export function networkRows({ claims, orders = [] }: Network): Rows {
  const { ids, personOf } = createPeople();
  const payers = [...new Set([...claims, ...orders].map(({ payer }) => payer))];
  const rows: Rows = {
    payers: payers.map((NAME) => ({ Id: `payer-${codeOf(NAME)}`, NAME })),
    organizations: [{ Id: 'organization-1', NAME: 'General Hospital' }],
    providers: [
      { Id: 'provider-1', ORGANIZATION: 'organization-1', NAME: 'Ada Byron', SPECIALITY: 'General Practice' },
    ],
    patients: [],
    encounters: [],
    claims: [],
    claims_transactions: [],
    medications: [],
  };
  claims.forEach((group, at) => {
    const { charge = 100, paid = charge } = group;
    for (let i = 0; i < group.claims; i += 1) {
      const number = padded(rows['claims']!.length + 1);
      const person = personOf(group.people ?? `claims ${at}`, i % (group.patients ?? group.claims));
      const day = `${group.month}-10T09:00:00Z`;
      const [claim, encounter] = [`${MARKER}-CLAIM-${number}`, `${MARKER}-ENCOUNTER-${number}`];
      rows['encounters']!.push({
        Id: encounter,
        START: day,
        STOP: day,
        PATIENT: person,
        ORGANIZATION: 'organization-1',
        PROVIDER: 'provider-1',
        PAYER: `payer-${codeOf(group.payer)}`,
        ENCOUNTERCLASS: group.encounterClass ?? 'ambulatory',
      });
      rows['claims']!.push({
        Id: claim,
        PATIENTID: person,
        PROVIDERID: 'provider-1',
        PRIMARYPATIENTINSURANCEID: `payer-${codeOf(group.payer)}`,
        APPOINTMENTID: encounter,
        SERVICEDATE: day,
      });
      const entry = (kind: string, fields: Record<string, string>) => ({
        ID: `${MARKER}-TRANSACTION-${kind}-${number}`,
        CLAIMID: claim,
        PATIENTID: person,
        TYPE: kind,
        FROMDATE: day,
        ...fields,
      });
      rows['claims_transactions']!.push(
        entry('CHARGE', { AMOUNT: `${charge}.00`, OUTSTANDING: `${charge - paid}.00` }),
      );
      if (paid > 0) {
        rows['claims_transactions']!.push(entry('PAYMENT', { METHOD: 'ECHECK', PAYMENTS: `${paid}.00` }));
      }
    }
  });
  orders.forEach((group, at) => {
    for (let i = 0; i < group.orders; i += 1) {
      rows['medications']!.push({
        START: `${group.month}-10T09:00:00Z`,
        PATIENT: personOf(group.people ?? `orders ${at}`, i % (group.patients ?? group.orders)),
        PAYER: `payer-${codeOf(group.payer)}`,
        CODE: codeOf(group.medication).slice(0, 8),
        DESCRIPTION: group.medication,
        BASE_COST: '20.00',
        PAYER_COVERAGE: '15.00',
        DISPENSES: '1',
        TOTALCOST: '20.00',
      });
    }
  });
  rows['patients'] = [...ids.values()].map((Id) => ({ Id, BIRTHDATE: '1960-05-05' }));
  return rows;
}
