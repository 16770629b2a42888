import type { Warehouse } from '../../../tools/ports.ts';
import { KEY_FIELDS } from '../recognise/key-fields.ts';
import type { IntakeLog } from './intake-log.ts';

/** Kinds of repair as a person reads them → flag of a parsed row. */
const REPAIRS = {
  spaces: 'had_spaces',
  formulas: 'had_formula',
  dates: 'had_date',
  amounts: 'had_amount',
  statuses: 'had_status',
  payers: 'had_payer',
  locations: 'had_location',
  codes: 'had_code',
} as const;

const EXAMPLES = 5;

type Measured = Pick<
  IntakeLog,
  | 'rows'
  | 'repaired'
  | 'quarantined'
  | 'duplicates'
  | 'lines'
  | 'suspectedLines'
  | 'suspected'
  | 'nulls'
  | 'hasPatients'
  | 'totals'
>;

/** Counts and sums of everything that happened to the rows of a file, all inside the engine. */
export async function measureRows(work: Warehouse, hasLines: boolean): Promise<Measured> {
  await work.execute(`
    create view settled as
    select
      parsed.*,
      case
        when parsed.reason is not null then 'quarantined'
        when outcomes.outcome is not null then 'duplicates'
        when merged.line is not null then 'merged'
        else 'loaded'
      end as fate,
      outcomes.outcome,
      outcomes.is_like_a_line
    from parsed
    left join outcomes on parsed.line = outcomes.line
    left join merged on parsed.line = merged.line`);
  const repaired = Object.entries(REPAIRS).map(
    ([kind, flag]) => `count_if(fate in ('loaded', 'merged') and ${flag}) as r_${kind}`,
  );
  const nulls = KEY_FIELDS.map((field) => `count_if(fate = 'loaded' and ${field} is null) as n_${field}`);
  const fates = ['loaded', 'quarantined', 'duplicates', 'merged'] as const;
  const sums = fates.flatMap((fate) => [
    `count_if(fate = '${fate}') as ${fate}_rows`,
    `coalesce(sum(claim_amount) filter (fate = '${fate}'), 0) as ${fate}_claimed`,
    `coalesce(sum(paid_amount) filter (fate = '${fate}'), 0) as ${fate}_paid`,
  ]);
  const outcomes = ['exact', 'near', 'superseded'].map((one) => `count_if(outcome = '${one}') as d_${one}`);
  const [row = {}] = await work.query(
    `select count(*) as read, ${[...repaired, ...nulls, ...sums, ...outcomes].join(', ')},
       count_if(is_like_a_line) as like_lines from settled`,
  );
  const of = (name: string): number => Number(row[name] ?? 0);
  const totalsOf = (fate: (typeof fates)[number]) => ({
    rows: of(`${fate}_rows`),
    claimed: of(`${fate}_claimed`),
    paid: of(`${fate}_paid`),
  });
  const [loaded, quarantined, duplicates, merged] = [
    totalsOf('loaded'),
    totalsOf('quarantined'),
    totalsOf('duplicates'),
    totalsOf('merged'),
  ];
  const [before = {}] = await work.query(
    `select count(*) as n, coalesce(sum(claim_amount), 0) as claimed, coalesce(sum(paid_amount), 0) as paid from parsed`,
  );
  return {
    rows: {
      read: of('read'),
      loaded: loaded.rows,
      quarantined: quarantined.rows,
      duplicates: duplicates.rows,
      merged: merged.rows,
    },
    repaired: Object.fromEntries(Object.keys(REPAIRS).map((kind) => [kind, of(`r_${kind}`)])),
    quarantined: await reasons(work),
    duplicates: { exact: of('d_exact'), near: of('d_near'), superseded: of('d_superseded') },
    lines: hasLines ? await linesOf(work) : null,
    suspectedLines: hasLines ? 0 : of('like_lines'),
    suspected: await suspected(work),
    nulls: Object.fromEntries(KEY_FIELDS.map((field) => [field, of(`n_${field}`)])),
    hasPatients: loaded.rows > 0 && of('n_patient_id') === 0,
    totals: {
      before: { rows: Number(before['n']), claimed: Number(before['claimed']), paid: Number(before['paid']) },
      loaded,
      quarantined,
      duplicates,
      merged,
    },
  };
}

async function reasons(work: Warehouse): Promise<IntakeLog['quarantined']> {
  const rows = await work.query(
    `select reason, count(*) as n, array_to_string(min(line, ${EXAMPLES}), ' ') as lines
     from parsed where reason is not null group by reason order by n desc, reason`,
  );
  return rows.map((row) => ({
    reason: String(row['reason']),
    rows: Number(row['n']),
    lines: String(row['lines']).split(' ').map(Number),
  }));
}

async function linesOf(work: Warehouse): Promise<IntakeLog['lines']> {
  const [row = {}] = await work.query('select count(*) as claims, count_if(is_mixed) as mixed from summed');
  return { claims: Number(row['claims']), mixedStatuses: Number(row['mixed']) };
}

/** Claims that agree in everything but their id, beyond the first of each kind. */
async function suspected(work: Warehouse): Promise<number> {
  const [row] = await work.query(`
    select coalesce(sum(n - 1), 0) as n from (
      select count(*) as n from settled
      where fate = 'loaded' and procedure_code is not null and provider_id is not null
      group by hash(provider_id, procedure_code, diagnosis_code, service_date, payer, claim_amount, paid_amount,
        claim_status, location, patient_id)
      having count(*) > 1
    )`);
  return Number(row?.['n'] ?? 0);
}
