/**
 * One row per visit with its claim, in cents: who, when, where, what was charged and how it settled. A visit's key
 * is person × 1000 + its number, so that a person's visits do not depend on how many people there are.
 */
export const visits = `
-- A table of its own: scanning it is what the rest of the work is divided over threads by.
create table seed_visit as
with numbered as (
    select
        *,
        person * 1000::bigint + unnest(range(visits)) as visit
    from person
)

select
    * exclude (visits, gender),
    if(uniform(visit, 'reason') < 0.17, 'respiratory', 'level') as season
from numbered;

create table visit as
with dated as (
    select
        d.*,
        m.months_ago,
        m.year,
        (m.month_start + to_days(slot_of(uniform(d.visit, 'day'), m.days)))::date as service_date,
        7 * 60 + slot_of(uniform(d.visit, 'minute'), 720) as minute
    from seed_visit as d
    inner join month_slot as s
        on d.season = s.scope and s.slot = slot_of(uniform(d.visit, 'month'), 8192)
    inner join month as m on s.item = m.months_ago
),

-- Nobody is seen before birth; a few claims arrive dated after a death, as in real files.
alive as (
    select *
    from dated
    where
        service_date between birth_date and getvariable('as_of')
        and (
            death_date is null
            or service_date <= death_date
            or (service_date <= death_date + 75 and uniform(visit, 'after death') < 0.5)
        )
),

covered as (
    select
        a.*,
        c.age_group,
        c.payer,
        if(a.season = 'respiratory', 'respiratory', c.age_group) as mix
    from alive as a
    inner join coverage as c on a.person = c.person and a.year = c.year
),

classed as (
    select
        a.*,
        k.encounter_class,
        k.code,
        k.description,
        k.focus,
        k.hospital,
        k.median,
        k.sigma,
        k.cap,
        k.minutes,
        case
            when k.hospital then if(a.home <= 8, 'home', 'hospital')
            when uniform(a.visit, 'elsewhere') < 0.75 then 'home'
            else 'any'
        end as place
    from covered as a
    inner join class_slot as s
        on a.mix = s.scope and s.slot = slot_of(uniform(a.visit, 'class'), 4096)
    inner join encounter_class as k on s.item = k.encounter_class
),

placed as (
    select
        c.*,
        if(c.place = 'home', c.home, h.item) as organization
    from classed as c
    left join home_slot as h
        on c.place = h.scope and h.slot = slot_of(uniform(c.visit, 'place'), 4096)
),

staffed as (
    select
        p.*,
        v.provider_id,
        v.organization_id,
        t.underpaid_rate,
        t.short_low,
        t.short_high,
        t.writeoff_share,
        t.patient_share,
        t.copay_cents,
        t.settle_scale,
        t.extra_days,
        coalesce(b.unposted_rate, 0) as unposted_rate
    from placed as p
    inner join provider_slot as s
        on
            s.scope = p.organization * 10 + case
                when p.focus = 'emergency' then 3
                when p.age_group = 'child' then 4
                when p.focus = 'primary' then 2
                else 1
            end
            and s.slot = slot_of(uniform(p.visit, 'provider'), 1024)
    inner join provider as v on s.item = v.provider
    inner join contract_terms as t on p.payer = t.payer and p.months_ago = t.months_ago
    left join posting_backlog as b on p.organization = b.organization and p.months_ago = b.months_ago
),

-- A few inpatient stays are very expensive, where payer and hospital are large enough not to be told apart by one.
charged as (
    select
        *,
        case
            when uniform(visit, 'outcome') < 0.045 then 0
            else round(
                100 * pow(1.03, -months_ago / 12.0)
                * if(
                    encounter_class = 'inpatient' and organization <= 2 and payer in (2, 3, 5, 6)
                    and uniform(visit, 'catastrophe') < 0.012,
                    45000 + 95000 * uniform(visit, 'size'),
                    least(median * exp(sigma * standard_normal(visit, 'charge')), cap)
                )
            )
        end::integer as charge
    from staffed
),

judged as (
    select
        *,
        uniform(visit, 'outcome') as outcome_draw,
        case
            when outcome_draw < 0.045 then 'no charge'
            when uniform(visit, 'posting') < unposted_rate then 'unpaid'
            when outcome_draw < 0.1 then if(charge < 150000, 'unpaid', 'paid')
            when outcome_draw < 0.1 + underpaid_rate then 'short'
            when outcome_draw > 0.9 and payer <> 10 then 'copay on top'
            else 'paid'
        end as outcome
    from charged
),

-- Contractual write-offs are not underpayment: what is left is expected, of the insurer and of the patient.
expected as (
    select
        *,
        if(
            outcome in ('no charge', 'unpaid') or uniform(visit, 'write-off') >= 0.35,
            0,
            round(charge * writeoff_share / 0.35 * (0.4 + 1.2 * uniform(visit, 'write-off size')))
        )::integer as writeoff,
        charge - writeoff as due,
        -- A patient owes a fixed copay or a share of the bill (deductible, coinsurance), not both.
        uniform(visit, 'cost sharing') < if(payer = 8, 0.92, 0.45) as shares_bill,
        case
            when payer = 10 then due
            when encounter_class = 'wellness' and payer <> 8 then 0
            when shares_bill then round(due * patient_share * (0.5 + uniform(visit, 'patient share')))
            else least(round(0.8 * due), copay_cents * if(encounter_class = 'emergency', 5, 1))
        end::integer as patient_due,
        due - patient_due as insurer_due,
        if(payer = 10 or shares_bill, 0, patient_due) as copay,
        patient_due - copay as rest
    from judged
),

settled as (
    select
        *,
        if(
            outcome = 'short',
            greatest(
                100,
                round(if(payer = 10, rest, insurer_due)
                    * (short_low + (short_high - short_low) * uniform(visit, 'short')))
            ),
            0
        )::integer as short,
        if(outcome = 'copay on top', 500 + slot_of(uniform(visit, 'on top'), 3000), 0)::integer as on_top,
        outcome = 'paid' and payer <> 10 and uniform(visit, 'reversal') < 0.008 as reversed,
        -- What nobody will pay is written down once the review is over, to a small balance not worth a letter or,
        -- for a fifth of what is never paid at all, to nothing. What was never posted is never reviewed.
        case
            when outcome = 'short' then short
            when outcome = 'unpaid' and unposted_rate = 0 then charge
            else 0
        end as uncollected,
        least(uncollected, if(
            outcome = 'unpaid' and uniform(visit, 'bad debt') < 0.2,
            0,
            100 + slot_of(uniform(visit, 'small balance'), 400)
        )) as small_balance,
        charge > 10000 and uniform(visit, 'second line') < 0.15 as second_line,
        extra_days + case
            when uniform(visit, 'lateness') < 0.70 then slot_of(uniform(visit, 'days'), 3)
            when uniform(visit, 'lateness') < 0.95 then 4 + floor(10 * settle_scale * uniform(visit, 'days'))
            else 18 + floor(50 * settle_scale * uniform(visit, 'days'))
        end::integer as insurer_days,
        if(
            uniform(visit, 'patient lateness') < 0.82,
            slot_of(uniform(visit, 'patient days'), 3),
            5 + slot_of(uniform(visit, 'patient days'), 35)
        ) as patient_days,
        30 + slot_of(uniform(visit, 'review'), 45) as review_days,
        -- Most reviews are over within four months; an appeal takes up to a year more.
        greatest(60 + review_days, insurer_days + patient_days + 14)
        + if(uniform(visit, 'appeal') < 0.15, slot_of(uniform(visit, 'appeal days'), 360), 0) as closing_days
    from expected
)

select
    visit,
    make_uuid('claim', visit) as claim_id,
    make_uuid('encounter', visit) as encounter_id,
    person_id,
    provider_id,
    organization_id,
    payer,
    age_group,
    months_ago,
    service_date + to_minutes(minute) as service_at,
    minutes,
    encounter_class,
    code,
    description,
    outcome,
    charge,
    if(second_line, (charge * 0.7)::integer, charge)::integer as first_charge,
    writeoff,
    copay + on_top as copay,
    if(payer = 10, 0, insurer_due - short)::integer as insurer_paid,
    if(payer = 10, rest - short, rest)::integer as rest_paid,
    reversed,
    uncollected - small_balance as written_down,
    small_balance,
    insurer_days,
    patient_days,
    review_days,
    closing_days,
    uniform(visit, 'transfer') < 0.3 and payer <> 10 and rest > 0 as transferred,
    uniform(visit, 'dirt') as dirt
from settled
order by visit;

drop table seed_visit;
`;
