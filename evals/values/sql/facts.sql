-- Claims, orders and open claims by hand from the source files as they were imported: nothing here reads the models,
-- the families, the mask or a template. Grain: one row per claim, order, or claim with an open balance.
create or replace temp table facts_payers as
select
    id,
    case when name = 'NO_INSURANCE' then 'No insurance' else name end as payer
from raw.payers;

create or replace temp table facts_window as
select
    date '{{first_day}}' as first_day,
    date '{{last_day}}' as last_day;

create or replace temp table facts_claims as
with money as (
    select
        claimid,
        sum(amount) filter (where type = 'CHARGE') as charged,
        sum(payments) filter (where type = 'PAYMENT') as paid,
        sum(payments) filter (where type = 'PAYMENT' and method = 'ECHECK') as insurer_paid,
        sum(adjustments) as written_off,
        max(outstanding) as peak,
        min(cast(fromdate as date)) filter (where type = 'CHARGE') as first_charge,
        max(cast(fromdate as date)) filter (where type = 'PAYMENT') as last_payment,
        count(*) as lines
    from raw.claims_transactions
    where cast(fromdate as date) <= (select last_day from facts_window)
    group by claimid
),

large_organizations as (
    select encounters.organization
    from raw.claims as claims
    inner join raw.encounters as encounters on claims.appointmentid = encounters.id
    where cast(claims.servicedate as date) between (select first_day from facts_window) and (select last_day from facts_window)
    group by encounters.organization
    order by count(distinct claims.patientid) desc
    limit 12
)

select
    claims.id,
    claims.patientid as patient,
    cast(claims.servicedate as date) as day,
    coalesce(facts_payers.payer, 'No insurance') as payer,
    encounters.encounterclass as class_code,
    case when large_organizations.organization is null then 'Other organizations' else replace(list_aggregate(
        list_transform(string_split(lower(organizations.name), ' '), lambda word: upper(word[1]) || word[2:]),
        'string_agg',
        ' '
    ), ' And ', ' and ') end as organization,
    providers.speciality as specialty_code,
    coalesce(money.charged, 0) as charged,
    coalesce(money.paid, 0) as paid,
    coalesce(money.insurer_paid, 0) as insurer_paid,
    coalesce(money.charged, 0) - coalesce(money.written_off, 0) as expected,
    greatest(coalesce(money.charged, 0) - coalesce(money.paid, 0) - coalesce(money.written_off, 0), 0) as open_balance,
    greatest(coalesce(money.peak, 0), 0) as peak,
    date_diff('day', money.first_charge, money.last_payment) as days,
    -- A payment of nothing is a payment line too: the payer has answered.
    money.last_payment is not null as was_paid,
    coalesce(money.lines, 0) as lines,
    coalesce(cast(claims.servicedate as date) > patients.deathdate, false) as after_death
from raw.claims as claims
-- Of ids that only link rows the import keeps a number.
left join money on hash(claims.id) = money.claimid
left join facts_payers on claims.primarypatientinsuranceid = facts_payers.id
left join raw.encounters as encounters on claims.appointmentid = encounters.id
left join raw.organizations as organizations on encounters.organization = organizations.id
left join large_organizations on encounters.organization = large_organizations.organization
left join raw.providers as providers on claims.providerid = providers.id
left join raw.patients as patients on claims.patientid = patients.id
where cast(claims.servicedate as date) between (select first_day from facts_window) and (select last_day from facts_window);

create or replace temp table facts_orders as
select
    orders.patient,
    cast(orders.start as date) as day,
    coalesce(facts_payers.payer, 'No insurance') as payer,
    orders.description as medication,
    orders.dispenses,
    orders.totalcost as cost,
    orders.payer_coverage as covered
from raw.medications as orders
left join facts_payers on orders.payer = facts_payers.id
where cast(orders.start as date) between (select first_day from facts_window) and (select last_day from facts_window);

create or replace temp table facts_open as
select
    *,
    date_diff('day', day, (select last_day from facts_window)) as age
from facts_claims
where open_balance > 0;
