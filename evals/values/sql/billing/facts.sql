-- Billing claims by hand from the files as intake loaded them: nothing here reads the models, the families, the mask or a
-- template. Grain: one row per claim.
create or replace temp table facts_claims as
select
    claim_id as id,
    service_date as day,
    payer,
    location,
    claim_status as status,
    claim_amount as claimed,
    paid_amount as paid,
    case when claim_status in ('approved', 'partially_paid', 'pending') then claim_amount - paid_amount else 0 end as outstanding,
    case when claim_status = 'rejected' then claim_amount - paid_amount else 0 end as rejected,
    case
        when procedure_code like '992%' then 'Office and hospital visits'
        when procedure_code like '8%' then 'Laboratory and pathology'
        when procedure_code like '7%' then 'Imaging'
        when procedure_code like '97%' then 'Physical therapy and nutrition'
        when procedure_code like '2%' then 'Surgery: bones and joints'
        when procedure_code like 'J%' then 'Injected drugs'
    end as procedure_group,
    case left(diagnosis_code, 1)
        when 'E' then 'Hormones, nutrition and metabolism'
        when 'I' then 'Heart and circulation'
        when 'J' then 'Lungs and airways'
        when 'M' then 'Muscles, bones and joints'
        when 'Z' then 'Check-ups and other contacts'
        when 'F' then 'Mental and behavioral'
    end as diagnosis_group
from raw.billing_claims
where service_date between date '{{first_day}}' and date '{{last_day}}';

-- What was decided after the first quarter was published: claims as the files have them now beside those the release
-- showed, which the builder keeps row by row.
create or replace temp table facts_decisions as
select
    now.payer,
    now.status in ('paid', 'partially_paid') and coalesce(before.is_paid + before.is_partially_paid, 0) = 0 as newly_paid,
    now.status = 'rejected' and coalesce(before.is_rejected, 0) = 0 as newly_rejected,
    now.paid - coalesce(before.paid_amount, 0) as later_paid
from facts_claims as now
left join frozen.submissions as before on now.id = before.claim_id
where
    now.day < date '2025-04-01'
    and (
        before.claim_id is null
        or now.paid <> before.paid_amount
        or now.status <> case
            when before.is_approved = 1 then 'approved'
            when before.is_paid = 1 then 'paid'
            when before.is_partially_paid = 1 then 'partially_paid'
            when before.is_rejected = 1 then 'rejected'
            else 'pending'
        end
    )
