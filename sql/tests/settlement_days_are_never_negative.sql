-- Reversed dates are excluded, not averaged in.
select service_month
from {{ ref('fct_claims') }}
where settlement_days < 0 or (is_settled = 1 and settlement_days is null)
