import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDemo } from './generate-demo.ts';
import { readDemo } from './testing/read-demo.ts';

// The default demo, measured by SQL on its files. STORIES.md must hold the tables that are measured here, line by
// line, so that the document cannot drift from the data.
let root: string;
let demo: Awaited<ReturnType<typeof readDemo>>;
let document: string;
let counts: Map<string, number>;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'payerscope-stories-'));
  const directory = join(root, 'demo');
  const { files } = await generateDemo({ directory });
  counts = new Map(files.map((file) => [file.name, file.rows]));
  demo = await readDemo(directory);
  // The formatter pads the cells of Markdown tables; the comparison does not care.
  document = (await readFile(new URL('./STORIES.md', import.meta.url), 'utf8')).replaceAll(/ +\|/g, ' |');
});
afterAll(async () => {
  demo.close();
  await rm(root, { recursive: true, force: true });
});

const markdown = (rows: string[][]) => rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
const numbers = (text: string) => Number(text.replaceAll(',', ''));
const usd = (amount: string) => `format('{:,}', round(${amount})::bigint)`;
const percent = (part: string, whole: string) =>
  `format('{:.1f}', 100.0 * (${part})::double / (${whole})::double)`;
const netVariance = 'sum(payments - charges)';
const variancePct = percent(netVariance, 'sum(charges)');
const payerPaidPct = percent('sum(payer_paid)', 'sum(charges)');
const underpaymentRate = percent("count(*) filter (category = 'UNDERPAID')", 'count(*)');

async function documented(sql: string): Promise<string[][]> {
  const rows = await demo.rows(sql);
  expect(document).toContain(markdown(rows));
  return rows;
}

describe('the default demo', () => {
  it('is a network of the documented size and shares', async () => {
    const rows = await documented(`
      select payer, format('{:,}', count(*)), ${usd('sum(charges)')}, ${variancePct}, ${payerPaidPct},
          ${underpaymentRate}, format('{:.1f}', avg(settlement_days))
      from claim group by payer order by count(*) desc
    `);
    expect(rows).toHaveLength(10);
    expect(counts.get('claims.csv')).toBeGreaterThanOrEqual(300_000);
    expect(counts.get('medications.csv')).toBeGreaterThanOrEqual(200_000);
    const [[network] = []] = await demo.rows(`select ${variancePct} from claim`);
    expect(numbers(network!)).toBeGreaterThan(-12);
    expect(numbers(network!)).toBeLessThan(-3);
  });

  it('can be shown: no payer has a small month, quarter or category in a quarter', async () => {
    const [[claims, people] = []] = await demo.rows(`
      select min(claims), min(people)
      from (select count(*) as claims, count(distinct person_id) as people from claim group by payer, month)
    `);
    expect(numbers(claims!)).toBeGreaterThanOrEqual(60);
    expect(numbers(people!)).toBeGreaterThanOrEqual(60);
    const small = await demo.rows(`
      select payer, quarter, category, count(distinct person_id) as people
      from claim group by all having people < 11
    `);
    expect(small).toEqual([]);
  });

  it('has no patient who dominates the dollars of a payer in a quarter', async () => {
    const dominated = await demo.rows(`
      select payer, quarter from (
          select payer, quarter, max(total, 2) as largest, sum(total) as total
          from (select payer, quarter, person_id, sum(charges) as total from claim group by all)
          group by all
      ) where largest[1] + largest[2] > 0.25 * total
    `);
    expect(dominated).toEqual([]);
  });

  it('has dirty rows of every kind, fewer than one in a thousand', async () => {
    const [dirt = []] = await documented(`
      select
          (select count(*) from (select distinct claimid from transactions) as t anti join claims as c on t.claimid = c.id),
          (select count(*) from claims where try_cast(servicedate as timestamp) is null),
          (select count(*) from (select id from claims group by id having count(*) > 1)),
          (select count(*) from claims anti join payers on primarypatientinsuranceid = payers.id
              where primarypatientinsuranceid <> '0'),
          (select count(*) from transactions where todate < fromdate),
          (select count(*) from claim as c join patients as p on c.person_id = p.id where c.service_date > p.deathdate::date)
    `);
    for (const rows of dirt) {
      expect(numbers(rows)).toBeGreaterThan(0);
      expect(numbers(rows)).toBeLessThan(counts.get('claims.csv')! / 500);
    }
  });
});

describe('story 1: Blue Cross Blue Shield underpays, and it is getting worse', () => {
  it('shows in the quarters up to the last', async () => {
    const rows = await documented(`
      select quarter, ${usd(netVariance)}, ${variancePct}, ${underpaymentRate}
      from claim where payer = 'Blue Cross Blue Shield' and quarter >= '2024-Q4' group by quarter order by quarter
    `);
    const rates = rows.map((row) => numbers(row[3]!));
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    expect(rates.at(-1)! / rates.at(-2)!).toBeGreaterThan(2);
  });

  it('makes it the most negative variance of the last quarter by far, from third a year before', async () => {
    const ranked = (quarter: string) => `
      select payer, ${usd(netVariance)}, ${variancePct} from claim where quarter = '${quarter}'
      group by payer order by ${netVariance} limit 4`;
    const last = await documented(ranked('2025-Q4'));
    expect(last[0]![0]).toBe('Blue Cross Blue Shield');
    expect(numbers(last[0]![1]!) / numbers(last[1]![1]!)).toBeGreaterThan(1.3);
    const before = await documented(ranked('2024-Q4'));
    expect(before.map((row) => row[0]).indexOf('Blue Cross Blue Shield')).toBe(2);
  });
});

describe('story 2: UnitedHealthcare stops covering semaglutide', () => {
  it('shows in its coverage rate and in what patients pay', async () => {
    const rows = await documented(`
      select year(start::timestamp) as year, format('{:,}', count(*)),
          ${percent('sum(payer_coverage::decimal(18, 2))', 'sum(totalcost::decimal(18, 2))')},
          ${usd('sum(totalcost::decimal(18, 2) - payer_coverage::decimal(18, 2))')}
      from medications as m join payers as p on m.payer = p.id
      where p.name = 'UnitedHealthcare' and description like 'semaglutide%' group by year order by year
    `);
    const rates = rows.map((row) => numbers(row[2]!));
    expect(Math.min(...rates.slice(0, -1)) - rates.at(-1)!).toBeGreaterThan(35);
  });
});

describe('story 3: the receivables of Harborview Regional Hospital age', () => {
  it('shows in its balance older than 90 days, the largest of all on a fifteenth of the charges', async () => {
    const rows = await documented(`
      select organization, ${percent('sum(charges)', '(select sum(charges) from claim)')}, ${usd('sum(open_balance)')},
          ${usd("sum(open_balance) filter (datediff('day', service_date, date '2025-12-31') > 90)")},
          ${percent("sum(open_balance) filter (datediff('day', service_date, date '2025-12-31') > 90)", 'sum(open_balance)')}
      from claim group by organization
      order by sum(open_balance) filter (datediff('day', service_date, date '2025-12-31') > 90) desc limit 4
    `);
    expect(rows[0]![0]).toBe('HARBORVIEW REGIONAL HOSPITAL');
    expect(numbers(rows[0]![1]!)).toBeLessThan(8);
    expect(numbers(rows[0]![3]!) / numbers(rows[1]![3]!)).toBeGreaterThan(3);
  });
});

describe('story 4: Cigna Health looks fine because its patients pay', () => {
  it('shows a variance among the best and the lowest share paid by any insurer', async () => {
    const rows = await documented(`
      select payer, ${variancePct}, ${payerPaidPct},
          ${percent('sum(payments - payer_paid)', 'sum(charges)')}
      from claim where year(service_date) = 2025 and payer <> 'No insurance'
      group by payer order by sum(payer_paid) / sum(charges)
    `);
    expect(rows[0]![0]).toBe('Cigna Health');
    expect(numbers(rows[1]![2]!) - numbers(rows[0]![2]!)).toBeGreaterThan(20);
    const better = rows.filter((row) => numbers(row[1]!) > numbers(rows[0]![1]!));
    expect(better.length).toBeLessThanOrEqual(1);
  });
});

describe('story 5: Aetna settled a month late in the first half of 2024, and recovered', () => {
  it('shows in its average settlement days', async () => {
    const rows = await documented(`
      select quarter, format('{:.1f}', avg(settlement_days) filter (payer = 'Aetna')),
          format('{:.1f}', avg(settlement_days) filter (payer <> 'Aetna'))
      from claim where quarter between '2023-Q4' and '2024-Q4' group by quarter order by quarter
    `);
    const days = rows.map((row) => numbers(row[1]!));
    expect(Math.min(days[1]!, days[2]!)).toBeGreaterThan(25);
    expect(Math.max(days[0]!, days[3]!, days[4]!)).toBeLessThan(12);
  });
});

describe('the background: winters are busy, and old balances are many and small', () => {
  it('shows in urgent care and in the age of open balances', async () => {
    const seasons = await documented(`
      select if(month(service_date) in (12, 1, 2), 'December to February', 'June to August') as season,
          format('{:,}', count(*) filter (encounter_class = 'urgentcare'))
      from claim where month(service_date) in (12, 1, 2, 6, 7, 8) group by season order by season
    `);
    expect(numbers(seasons[0]![1]!) / numbers(seasons[1]![1]!)).toBeGreaterThan(1.6);
    const ages = await documented(`
      with aged as (
          select *, datediff('day', service_date, date '2025-12-31') as age from claim where open_balance > 0
      )
      select case when age <= 30 then '0-30' when age <= 60 then '31-60' when age <= 90 then '61-90' else '90+' end as bucket,
          format('{:,}', count(*)), ${usd('sum(open_balance)')}
      from aged group by bucket order by bucket
    `);
    const balances = ages.map((row) => numbers(row[2]!));
    const total = balances.reduce((sum, balance) => sum + balance, 0);
    const shares = balances.map((balance) => (100 * balance) / total);
    expect(shares[0]).toBeGreaterThan(40);
    expect(Math.min(shares[1]!, shares[2]!)).toBeGreaterThan(10);
    expect(shares[3]).toBeGreaterThan(15);
    expect(shares[3]).toBeLessThan(30);
  });
});
