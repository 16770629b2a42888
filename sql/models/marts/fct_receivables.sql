with claims as (

    select
        claims.*,
        basis.amount_basis,
        case
            when basis.amount_basis = 'peak_outstanding' then claims.peak_outstanding
            else claims.open_balance
        end as amount,
        datediff('day', claims.service_date, {{ as_of_date() }}) as age_days
    from {{ ref('fct_claims') }} as claims
    inner join {{ ref('int_calendar') }} as calendar on claims.service_month = calendar.service_month
    cross join {{ ref('receivables_basis') }} as basis

),

scored as (

    select
        *,
        case when amount > 1000 then 5 when amount > 250 then 3 else 1 end as amount_points,
        case when transactions >= 10 then 3 when transactions >= 5 then 2 else 0 end as complexity_points,
        case when age_days > 90 then 3 when age_days > 60 then 2 else 0 end as age_points
    from claims
    where amount > 0

),

final as (

    select
        claim_id,
        person_id,
        person_key,
        service_date,
        payer,
        organization,
        1 as claims,
        age_days,
        case
            when age_days <= 30 then '0-30'
            when age_days <= 60 then '31-60'
            when age_days <= 90 then '61-90'
            else '90+'
        end as age_bucket,
        case when amount > 1000 then 'High' when amount > 250 then 'Medium' else 'Low' end as priority_bucket,
        amount_points,
        complexity_points,
        age_points,
        amount_points + complexity_points + age_points as priority_score,
        amount_basis,
        amount,
        open_balance,
        peak_outstanding
    from scored

)

select * from final
