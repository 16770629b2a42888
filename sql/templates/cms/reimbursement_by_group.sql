-- Medicare claims of each state, age band or flag of a provider, of both claim types or the chosen ones.
-- Ranked by one metric, those withheld after those shown; the published total over all members comes last.
with sums as (
    select
        {{ by.member }} as member,
        sum(total_claims) as total_claims,
        max(case when total_claims_withheld or total_claims is null then 1 else 0 end) as total_claims_withheld,
        sum(persons) as persons,
        max(case when persons_withheld or persons is null then 1 else 0 end) as persons_withheld,
        sum(reimbursed_amount) as reimbursed_amount,
        max(case when reimbursed_amount_withheld or reimbursed_amount is null then 1 else 0 end) as reimbursed_amount_withheld,
        sum(deductible_amount) as deductible_amount,
        max(case when deductible_amount_withheld or deductible_amount is null then 1 else 0 end) as deductible_amount_withheld,
        -- Distinct beneficiaries cannot be added up: they are shown for one published cell only.
        sum(1) as cells
    from {{ by.family }}
    where contains(:tiles, '|' || period || '|')
      and ((:claim_types = '' and claim_type = '(all)') or contains(:claim_types, '|' || claim_type || '|'))
      and {{ by.rows }}
    group by {{ by.member }}
),

final as (
    select
        case when member = '(all)' then 1 else 0 end as is_total,
        case when member = '(all)' then {{ by.total }} else member end as member,
        case when total_claims_withheld = 0 then total_claims end as total_claims,
        total_claims_withheld,
        case when persons_withheld = 0 and cells = 1 then persons end as beneficiaries,
        persons_withheld as beneficiaries_withheld,
        case
            when greatest(total_claims_withheld, persons_withheld) = 0 and cells = 1
                then round(total_claims / nullif(persons, 0), 4)
        end as claims_per_beneficiary,
        greatest(total_claims_withheld, persons_withheld) as claims_per_beneficiary_withheld,
        case when reimbursed_amount_withheld = 0 then reimbursed_amount end as reimbursed_amount,
        reimbursed_amount_withheld,
        case
            when greatest(reimbursed_amount_withheld, total_claims_withheld) = 0
                then round(reimbursed_amount / nullif(total_claims, 0), 2)
        end as reimbursed_per_claim,
        greatest(reimbursed_amount_withheld, total_claims_withheld) as reimbursed_per_claim_withheld,
        case when deductible_amount_withheld = 0 then deductible_amount end as deductible_amount,
        deductible_amount_withheld
    from sums
)

select
    member as {{ by.member }},
    total_claims, total_claims_withheld,
    beneficiaries, beneficiaries_withheld,
    claims_per_beneficiary, claims_per_beneficiary_withheld,
    reimbursed_amount, reimbursed_amount_withheld,
    reimbursed_per_claim, reimbursed_per_claim_withheld,
    deductible_amount, deductible_amount_withheld
from final
where
    is_total = 1
    or {{ metric.name }}_withheld = 1
    or (
        {{ metric.name }} > :above
        and {{ metric.name }} >= :at_least
        and {{ metric.name }} < :below
        and {{ metric.name }} <= :at_most
    )
    or (
        {{ metric.name }} is null
        and :above + :at_least < -1500000000000000
        and :below + :at_most > 1500000000000000
    )
order by
    is_total,
    case when total_claims = 0 then 1 else 0 end,
    {{ metric.name }} {{ order.direction }},
    {{ metric.name }}_withheld,
    member
limit :row_limit
