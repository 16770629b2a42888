/**
 * What each payer settles on in each month, and the planted stories (STORIES.md) that change it. Months count
 * back from the as-of month (0), so the stories move with it.
 */
export const contractTerms = `
create table contract_terms as
select
    p.payer,
    m.months_ago,
    p.underpaid_rate,
    p.short_low,
    p.short_high,
    p.writeoff_share,
    p.patient_share,
    p.copay_cents,
    p.settle_scale,
    0 as extra_days
from payer as p, month as m;

-- Story 1: Blue Cross Blue Shield underpays more from quarter to quarter, and jumps in the last one.
update contract_terms set underpaid_rate = 0.07 where payer = 5 and months_ago between 9 and 11;
update contract_terms
set underpaid_rate = 0.13, short_low = 0.15, short_high = 0.40
where payer = 5 and months_ago between 6 and 8;
update contract_terms
set underpaid_rate = 0.18, short_low = 0.20, short_high = 0.45
where payer = 5 and months_ago between 3 and 5;
update contract_terms
set underpaid_rate = 0.38, short_low = 0.30, short_high = 0.60
where payer = 5 and months_ago between 0 and 2;

-- Story 4 stands in payers.ts: Cigna Health leaves nearly half of every bill to its patients, who pay it.

-- Story 5: Aetna settled about a month late for two quarters, and recovered.
update contract_terms set extra_days = 24 where payer = 7 and months_ago between 18 and 23;

-- Story 2: UnitedHealthcare cut its coverage of semaglutide twelve months ago.
create table drug_terms as
select
    p.payer,
    d.medication,
    m.months_ago,
    case
        when p.payer = 6 and d.name like 'semaglutide%' and m.months_ago < 12 then 0.22
        else p.drug_coverage
    end as coverage
from payer as p, medication as d, month as m;

-- Story 3: for four months, a quarter of the remittances to Harborview Regional Hospital were never posted.
create table posting_backlog as
select 6 as organization, months_ago, 0.25 as unposted_rate
from month
where months_ago between 4 and 7;
`;
