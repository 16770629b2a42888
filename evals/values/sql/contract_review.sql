-- Insurers by what is lost or won on their charges; people without insurance have no contract.
with rated as (
    select
        payer,
        100.0 * (sum(paid) - sum(charged)) / sum(charged) as points,
        sum(paid) - sum(charged) as net_variance,
        sum(charged) as total_charges
    from facts_claims
    where day between cast(:first as date) and cast(:last as date) and payer <> 'No insurance'
    group by payer
)

select
    payer,
    case when points >= 1.0 then 'Strong' when points >= 0.2 then 'Stable' else 'Weak' end as risk_label,
    round(points, 4) as variance_pct,
    net_variance,
    total_charges
from rated
order by points
