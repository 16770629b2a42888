-- A small release in the documented format: three payers, the same figures every month, so that every answer can
-- be worked out by hand. Months 2024-01 to 2025-12, quarters and years 2023 to 2025.
create table members as
select * from (values ('Aetna'), ('Humana'), ('No insurance')) as m (payer);

create table calendar as
select
    strftime(date '2023-01-01' + to_months(n::integer), '%Y-%m') as month,
    strftime(date '2023-01-01' + to_months(n::integer), '%Y') as year
from range(36) as r (n);

create table claim_months as
select
    c.month,
    m.payer,
    case m.payer when 'Aetna' then 100 when 'Humana' then 50 else 20 end as total_claims,
    case m.payer when 'Aetna' then 90 when 'Humana' then 45 else 15 end as patients,
    case m.payer when 'Aetna' then 10000.10 when 'Humana' then 5000.00 else 0.00 end as total_charges,
    -- Aetna pays 500 more a month from 2025 on.
    case m.payer when 'Aetna' then 8000.05 when 'Humana' then 2500.00 else 0.00 end
    + case when m.payer = 'Aetna' and c.year = '2025' then 500.00 else 0.00 end as payer_paid,
    case m.payer when 'Aetna' then 1000.00 when 'Humana' then 1500.00 else 0.00 end as patient_paid,
    case m.payer when 'Aetna' then 0 when 'Humana' then 11 else 20 end as no_charge_claims,
    case m.payer when 'Aetna' then 20 else 0 end as zero_pay_claims,
    case m.payer when 'Aetna' then 30 when 'Humana' then 12 else 0 end as underpaid_claims,
    case m.payer when 'Aetna' then 10 when 'Humana' then 12 else 0 end as overpaid_claims,
    case m.payer when 'Aetna' then 40 when 'Humana' then 15 else 0 end as matched_claims,
    case m.payer when 'Aetna' then 80 when 'Humana' then 50 else 0 end as settled_claims,
    case m.payer when 'Aetna' then 1600 when 'Humana' then 500 else 0 end as settlement_days
from calendar as c cross join members as m;

create table cells as
select m.grain, m.period, m.month_from, m.month_to, calendar.month
from calendar
inner join (
    select 'month' as grain, month as period, month as month_from, month as month_to from calendar where month >= '2024'
    union all
    select
        'quarter',
        year || '-Q' || ((substr(month, 6, 2)::integer + 2) // 3),
        min(month),
        max(month)
    from calendar group by year, (substr(month, 6, 2)::integer + 2) // 3
    union all
    select 'year', year, year || '-01', year || '-12' from calendar group by year
    union all
    select 'all', 'all', '2023-01', '2025-12'
) as m on calendar.month between m.month_from and m.month_to;

create table claims_by_payer as
select
    cells.grain, cells.period, cells.month_from, cells.month_to,
    coalesce(f.payer, '(all)') as payer,
    sum(f.total_claims)::bigint as total_claims, false as total_claims_withheld,
    null::bigint as patients, true as patients_withheld,
    sum(f.total_charges)::decimal(18, 2) as total_charges, false as total_charges_withheld,
    sum(f.payer_paid + f.patient_paid)::decimal(18, 2) as total_payments, false as total_payments_withheld,
    sum(f.payer_paid)::decimal(18, 2) as payer_paid, false as payer_paid_withheld,
    sum(f.patient_paid)::decimal(18, 2) as patient_paid, false as patient_paid_withheld,
    sum(f.no_charge_claims)::bigint as no_charge_claims, false as no_charge_claims_withheld,
    sum(f.zero_pay_claims)::bigint as zero_pay_claims, false as zero_pay_claims_withheld,
    sum(f.underpaid_claims)::bigint as underpaid_claims, false as underpaid_claims_withheld,
    sum(f.overpaid_claims)::bigint as overpaid_claims, false as overpaid_claims_withheld,
    sum(f.matched_claims)::bigint as matched_claims, false as matched_claims_withheld,
    sum(f.settled_claims)::bigint as settled_claims, false as settled_claims_withheld,
    sum(f.settlement_days)::bigint as settlement_days, false as settlement_days_withheld
from cells inner join claim_months as f on cells.month = f.month
group by grouping sets (
    (cells.grain, cells.period, cells.month_from, cells.month_to, f.payer),
    (cells.grain, cells.period, cells.month_from, cells.month_to)
);

-- Withheld: Humana's underpaid and matched claims of March 2025 (the quarter stays), its dollars of May 2025,
-- and everything of Humana in 2024-Q1.
update claims_by_payer
set underpaid_claims = null, underpaid_claims_withheld = true, matched_claims = null, matched_claims_withheld = true
where payer = 'Humana' and period = '2025-03';
update claims_by_payer
set
    total_payments = null, total_payments_withheld = true, payer_paid = null, payer_paid_withheld = true,
    patient_paid = null, patient_paid_withheld = true
where payer = 'Humana' and period in ('2025-05', '2025-Q2');
update claims_by_payer
set
    total_claims = null, total_claims_withheld = true, total_charges = null, total_charges_withheld = true,
    total_payments = null, total_payments_withheld = true, payer_paid = null, payer_paid_withheld = true,
    patient_paid = null, patient_paid_withheld = true
where payer = 'Humana' and period = '2024-Q1';

create table medication_months as
select
    c.month, m.payer, d.medication,
    case m.payer when 'Aetna' then 20 when 'Humana' then 12 else 30 end * d.weight as prescriptions,
    case m.payer when 'Aetna' then 60 when 'Humana' then 36 else 30 end * d.weight as dispenses,
    case m.payer when 'Aetna' then 1000.00 when 'Humana' then 400.00 else 600.00 end * d.price as total_medication_cost,
    case m.payer when 'Aetna' then 750.50 when 'Humana' then 100.00 else 0.00 end * d.price as payer_coverage
from calendar as c
cross join members as m
cross join (values ('Insulin', 1, 3), ('Metformin', 2, 1), ('Sample kit', 1, 0), ('Other medications', 1, 9))
    as d (medication, weight, price);

create table medications_by_payer_medication as
select
    cells.grain, cells.period, cells.month_from, cells.month_to,
    coalesce(f.payer, '(all)') as payer, coalesce(f.medication, '(all)') as medication,
    sum(f.prescriptions)::bigint as prescriptions, false as prescriptions_withheld,
    null::bigint as patients, true as patients_withheld,
    sum(f.dispenses)::bigint as dispenses, false as dispenses_withheld,
    sum(f.total_medication_cost)::decimal(18, 2) as total_medication_cost, false as total_medication_cost_withheld,
    sum(f.payer_coverage)::decimal(18, 2) as payer_coverage, false as payer_coverage_withheld,
    sum(f.total_medication_cost - f.payer_coverage)::decimal(18, 2) as out_of_pocket, false as out_of_pocket_withheld
from cells inner join medication_months as f on cells.month = f.month
group by cells.grain, cells.period, cells.month_from, cells.month_to, cube (f.payer, f.medication);

create table medications_by_payer as
select * exclude (medication) from medications_by_payer_medication where medication = '(all)';
delete from medications_by_payer_medication where grain = 'month';

-- Withheld: Insulin's dollars in 2025-Q4 for all payers, and Humana's coverage and out-of-pocket in July 2025.
update medications_by_payer_medication
set payer_coverage = null, payer_coverage_withheld = true, out_of_pocket = null, out_of_pocket_withheld = true
where medication = 'Insulin' and payer = '(all)' and period = '2025-Q4';
update medications_by_payer
set payer_coverage = null, payer_coverage_withheld = true, out_of_pocket = null, out_of_pocket_withheld = true
where payer = 'Humana' and period = '2025-07';

create table receivables_by_payer as
select
    'all' as grain, 'as-of' as period, null::varchar as month_from, null::varchar as month_to,
    coalesce(payer, '(all)') as payer, coalesce(age_bucket, '(all)') as age_bucket,
    coalesce(priority_bucket, '(all)') as priority_bucket,
    sum(open_claims)::bigint as open_claims, false as open_claims_withheld,
    null::bigint as patients, true as patients_withheld,
    sum(open_claims * 100.25)::decimal(18, 2) as open_balance, false as open_balance_withheld,
    sum(open_claims * 200.50)::decimal(18, 2) as peak_outstanding, false as peak_outstanding_withheld,
    sum(open_claims * 3)::bigint as priority_score, false as priority_score_withheld
from (values
    ('Aetna', '0-30', 'High', 40), ('Aetna', '0-30', 'Low', 20), ('Aetna', '31-60', 'Low', 0),
    ('Aetna', '61-90', 'Low', 0), ('Aetna', '90+', 'Low', 15), ('Humana', '0-30', 'Low', 30),
    ('Humana', '31-60', 'Low', 12), ('Humana', '61-90', 'Low', 0), ('Humana', '90+', 'Low', 20)
) as r (payer, age_bucket, priority_bucket, open_claims)
group by cube (payer, age_bucket, priority_bucket);
update receivables_by_payer
set priority_score = null, priority_score_withheld = true
where payer = 'Humana' and age_bucket in ('31-60', '90+') and priority_bucket = '(all)';

create table release_freshness (
    fact varchar, basis varchar, month_from varchar, month_to varchar, as_of varchar, data_through varchar
);
insert into release_freshness values
('claims', 'service', '2023-01', '2025-12', '2025-12-31', '2025-12'),
('receivables', 'as_of', null, null, '2025-12-31', '2025-12'),
('medications', 'prescription_start', '2023-01', '2025-12', '2025-12-31', '2025-12');

-- Changes that arrived after their quarter of service was published: Q1 2025 twice for Aetna, and a withheld one.
create table late_payments_by_payer as
select
    'quarter' as grain, period, left(period, 4) || '-01' as month_from, left(period, 4) || '-03' as month_to,
    payer, arrived,
    late_claims::bigint as late_claims, late_claims is null as late_claims_withheld,
    null::bigint as patients, true as patients_withheld,
    late_charges::decimal(18, 2) as late_charges, late_charges is null as late_charges_withheld,
    late_payments::decimal(18, 2) as late_payments, late_payments is null as late_payments_withheld
from (values
    ('2025-Q1', 'Aetna', '2025-Q2', 20, 200.50, 700.25), ('2025-Q1', 'Aetna', '2025-Q3', 12, 0, 200.00),
    ('2025-Q1', 'Humana', '2025-Q2', 15, 0, -120.00), ('2025-Q1', '(all)', '2025-Q2', 35, 200.50, 580.25),
    ('2025-Q1', '(all)', '2025-Q3', 12, 0, 200.00), ('2025-Q2', 'Aetna', '2025-Q3', null, null, null),
    ('2025-Q2', 'Humana', '2025-Q3', 40, 0, 310.00), ('2025-Q2', '(all)', '2025-Q3', null, null, null)
) as l (period, payer, arrived, late_claims, late_charges, late_payments);

-- Claims that moved to another category after Q1 2025 was published, twice, and after Q2, where too few did.
create table reclassified_claims_by_payer as
select
    'quarter' as grain, period, left(period, 4) || '-01' as month_from, left(period, 4) || '-03' as month_to,
    payer, arrived,
    late_claims::bigint as late_claims, late_claims is null as late_claims_withheld,
    null::bigint as patients, true as patients_withheld,
    reclassified_claims::bigint as reclassified_claims, reclassified_claims is null as reclassified_claims_withheld
from (values
    ('2025-Q1', 'Aetna', '2025-Q2', 50, 15), ('2025-Q1', 'Humana', '2025-Q2', 40, 25),
    ('2025-Q1', '(all)', '2025-Q2', 90, 40), ('2025-Q1', '(all)', '2025-Q3', 30, 12),
    ('2025-Q2', '(all)', '2025-Q4', 25, null)
) as r (period, payer, arrived, late_claims, reclassified_claims);
