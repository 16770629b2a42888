-- The rest of the small release: the same claims by encounter class, organization, specialty and provider, and the
-- same receivables by organization. Of every claim month 80 % is ambulatory and 20 % inpatient; 60 % General Hospital
-- and 40 % other organizations; half family medicine and half cardiology.
create table class_months as
select
    f.* exclude (total_charges, payer_paid, patient_paid, total_claims, patients, underpaid_claims),
    s.encounter_class,
    (f.total_claims * s.share)::bigint as total_claims,
    (f.total_charges * s.share)::decimal(18, 2) as total_charges,
    (f.payer_paid * s.share)::decimal(18, 2) as payer_paid,
    (f.patient_paid * s.share)::decimal(18, 2) as patient_paid,
    (f.underpaid_claims * s.share)::bigint as underpaid_claims
from claim_months as f cross join (values ('Ambulatory', 0.8), ('Inpatient', 0.2)) as s (encounter_class, share);

create table claims_by_payer_class as
select
    cells.grain, cells.period, cells.month_from, cells.month_to,
    coalesce(f.payer, '(all)') as payer, coalesce(f.encounter_class, '(all)') as encounter_class,
    sum(f.total_claims)::bigint as total_claims, false as total_claims_withheld,
    null::bigint as patients, true as patients_withheld,
    sum(f.total_charges)::decimal(18, 2) as total_charges, false as total_charges_withheld,
    sum(f.payer_paid + f.patient_paid)::decimal(18, 2) as total_payments, false as total_payments_withheld,
    sum(f.payer_paid)::decimal(18, 2) as payer_paid, false as payer_paid_withheld,
    sum(f.patient_paid)::decimal(18, 2) as patient_paid, false as patient_paid_withheld,
    sum(f.underpaid_claims)::bigint as underpaid_claims, false as underpaid_claims_withheld
from cells inner join class_months as f on cells.month = f.month
where cells.grain <> 'month'
group by cells.grain, cells.period, cells.month_from, cells.month_to, cube (f.payer, f.encounter_class);
-- Withheld: underpaid claims wherever they do not live (by payer, or of a quarter), and inpatient dollars of 2025-Q2.
update claims_by_payer_class
set underpaid_claims = null, underpaid_claims_withheld = true
where grain = 'quarter' or (payer <> '(all)' and encounter_class <> '(all)');
update claims_by_payer_class
set total_payments = null, total_payments_withheld = true
where encounter_class = 'Inpatient' and period = '2025-Q2' and payer in ('(all)', 'Humana');
-- And of Humana in 2023-Q1 what all classes paid, with its inpatient part.
update claims_by_payer_class
set total_payments = null, total_payments_withheld = true
where encounter_class in ('(all)', 'Inpatient') and period = '2023-Q1' and payer = 'Humana';

create table organization_months as
select
    f.payer, f.month, s.organization,
    (f.total_claims * s.share)::bigint as total_claims,
    (f.total_charges * s.share)::decimal(18, 2) as total_charges,
    (f.payer_paid * s.share)::decimal(18, 2) as payer_paid,
    (f.patient_paid * s.share)::decimal(18, 2) as patient_paid
from claim_months as f
cross join (values ('General Hospital', 0.6), ('Other organizations', 0.4)) as s (organization, share);

create table claims_by_payer_organization as
select
    cells.grain, cells.period, cells.month_from, cells.month_to,
    coalesce(f.payer, '(all)') as payer, coalesce(f.organization, '(all)') as organization,
    sum(f.total_claims)::bigint as total_claims, false as total_claims_withheld,
    null::bigint as patients, true as patients_withheld,
    sum(f.total_charges)::decimal(18, 2) as total_charges, false as total_charges_withheld,
    sum(f.payer_paid + f.patient_paid)::decimal(18, 2) as total_payments, false as total_payments_withheld,
    sum(f.payer_paid)::decimal(18, 2) as payer_paid, false as payer_paid_withheld,
    sum(f.patient_paid)::decimal(18, 2) as patient_paid, false as patient_paid_withheld
from cells inner join organization_months as f on cells.month = f.month
where cells.grain <> 'month'
group by cells.grain, cells.period, cells.month_from, cells.month_to, cube (f.payer, f.organization);
-- Withheld: what insurers paid the other organizations in 2025-Q3.
update claims_by_payer_organization
set payer_paid = null, payer_paid_withheld = true, patient_paid = null, patient_paid_withheld = true
where organization = 'Other organizations' and period = '2025-Q3' and payer in ('(all)', 'Aetna');

create table claims_by_organization_specialty as
select
    c.grain, c.period, c.month_from, c.month_to, c.organization, s.specialty,
    (c.total_claims * s.share)::bigint as total_claims, false as total_claims_withheld,
    (c.total_claims * s.share / 5)::bigint as patients, false as patients_withheld,
    (c.total_charges * s.share)::decimal(18, 2) as total_charges, false as total_charges_withheld,
    null::decimal(18, 2) as total_payments, true as total_payments_withheld,
    -- High values live by specialty and year, claims after death by specialty over all years.
    case when c.organization = '(all)' and c.grain <> 'quarter' then (c.total_claims * s.high)::bigint end
        as high_value_claims,
    c.organization <> '(all)' or c.grain = 'quarter' as high_value_claims_withheld,
    case when c.organization = '(all)' and c.grain = 'all' then s.after_death end::bigint as claims_after_death,
    c.organization <> '(all)' or c.grain <> 'all' or s.after_death is null as claims_after_death_withheld
from claims_by_payer_organization as c
cross join (values
    ('(all)', 1.0, 0.05, null), ('Cardiology', 0.5, 0.05, 15), ('Family medicine', 0.5, 0.0, null)
) as s (specialty, share, high, after_death)
where c.payer = '(all)';

create table claims_by_provider as
select
    p.grain, p.period, p.period || '-01' as month_from, p.period || '-12' as month_to,
    'General Hospital' as organization, d.specialty, d.provider,
    (d.claims * p.years)::bigint as total_claims, false as total_claims_withheld,
    (d.patients * p.longer)::bigint as patients, false as patients_withheld,
    (d.charges * p.years)::decimal(18, 2) as total_charges,
    d.provider = 'Dr Brook' and p.period = '2024' as total_charges_withheld,
    null::decimal(18, 2) as total_payments, true as total_payments_withheld
from (values ('year', '2023', 1, 1.0), ('year', '2024', 1, 1.0), ('year', '2025', 1, 1.0), ('all', 'all', 3, 1.5))
    as p (grain, period, years, longer)
cross join (values
    ('Family medicine', 'Dr Ames', 300, 60, 30000.00), ('Family medicine', 'Dr Brook', 200, 50, 10000.00),
    ('Family medicine', 'Other providers', 112, 40, 14000.36), ('Family medicine', '(all)', 612, 140, 54000.36),
    ('Cardiology', 'Dr Cole', 612, 100, 54000.36), ('Cardiology', '(all)', 612, 100, 54000.36)
) as d (specialty, provider, claims, patients, charges);
update claims_by_provider set month_from = '2023-01', month_to = '2025-12' where grain = 'all';
update claims_by_provider set total_charges = null where total_charges_withheld;

create table receivables_by_organization as
select
    'all' as grain, 'as-of' as period, null::varchar as month_from, null::varchar as month_to,
    coalesce(organization, '(all)') as organization, coalesce(age_bucket, '(all)') as age_bucket,
    coalesce(priority_bucket, '(all)') as priority_bucket,
    sum(open_claims)::bigint as open_claims, false as open_claims_withheld,
    null::bigint as patients, true as patients_withheld,
    sum(open_claims * balance)::decimal(18, 2) as open_balance, false as open_balance_withheld,
    sum(open_claims * balance * 2)::decimal(18, 2) as peak_outstanding, false as peak_outstanding_withheld,
    sum(open_claims * score)::bigint as priority_score, false as priority_score_withheld
from (values
    ('General Hospital', '0-30', 'Medium', 40, 300.25, 3), ('General Hospital', '31-60', 'Low', 12, 100, 1),
    ('General Hospital', '61-90', 'Low', 0, 100, 1), ('General Hospital', '90+', 'High', 30, 2000.50, 11),
    ('Other organizations', '0-30', 'Low', 50, 100, 1), ('Other organizations', '31-60', 'Low', 0, 100, 1),
    ('Other organizations', '61-90', 'Low', 20, 50, 5), ('Other organizations', '90+', 'Low', 15, 20, 4)
) as r (organization, age_bucket, priority_bucket, open_claims, balance, score)
group by cube (organization, age_bucket, priority_bucket);
-- Withheld: the balance of the other organizations over 90 days, and with it that of 61–90.
update receivables_by_organization
set open_balance = null, open_balance_withheld = true
where organization = 'Other organizations' and age_bucket in ('61-90', '90+');
