-- Medicare claims by hand from the files as they were imported: nothing here reads the models, the families, the mask or a
-- template. Grain: one row per claim; the suite's files repeat none, and hold one summary of each beneficiary.
create or replace temp table facts_claims as
select
    claims.claim_type || ' ' || claims.claim_number as id,
    claims.person_id as person,
    claims.from_date as day,
    claims.claim_type,
    claims.paid_amount as paid,
    coalesce(claims.deductible_amount, 0) as deductible,
    coalesce(date_diff('day', claims.admission_date, claims.discharge_date), 0) as days,
    'Provider ' || claims.provider_id as provider,
    case providers.is_flagged when 1 then 'Flagged' else 'Not flagged' end as fraud_flag,
    -- Those that the first release tracked, by the codes of the Social Security Administration.
    case people.state_code
        when '5' then 'California'
        when '05' then 'California'
        when '10' then 'Florida'
        when '33' then 'New York'
        when '36' then 'Ohio'
        when '39' then 'Pennsylvania'
        when '45' then 'Texas'
        else 'Other states'
    end as state,
    case
        when date_sub('year', people.birth_date, claims.from_date) < 65 then 'Under 65'
        when date_sub('year', people.birth_date, claims.from_date) >= 90 then '90 and over'
        else (date_sub('year', people.birth_date, claims.from_date) // 5 * 5)::varchar
            || '–' || (date_sub('year', people.birth_date, claims.from_date) // 5 * 5 + 4)::varchar
    end as age_band,
    coalesce(claims.from_date > people.death_date, false) as after_death,
    people.alzheimers,
    people.heart_failure,
    people.kidney_disease,
    people.cancer,
    people.copd,
    people.depression,
    people.diabetes,
    people.ischemic_heart,
    people.osteoporosis,
    people.arthritis,
    people.stroke
from raw.cms_claims as claims
inner join raw.cms_beneficiaries as people on claims.person_id = people.person_id
left join raw.cms_providers as providers on claims.provider_id = providers.provider_id
where claims.from_date between date '{{first_day}}' and date '{{last_day}}';

-- What later loads changed: claims as the files have them now beside the amounts that a release published before, which
-- the builder keeps row by row.
create or replace temp table facts_changes as
select
    now.claim_type,
    now.day,
    before.claim_id is null as is_new,
    now.paid - coalesce(before.reimbursed_amount, 0) as change
from facts_claims as now
left join frozen.reimbursements as before on now.id = before.claim_id
where now.day < date '2008-07-01' and (before.claim_id is null or now.paid <> before.reimbursed_amount)
