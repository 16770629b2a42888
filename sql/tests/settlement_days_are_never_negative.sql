-- Reversed dates are excluded, not averaged in.
select month_number
from {{ ref('int_claims_classified') }}
where settlement_days < 0 or (is_settled = 1 and settlement_days is null)
