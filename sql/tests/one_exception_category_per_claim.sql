-- The five categories partition the claims: every claim is in exactly one.
select exception_category
from {{ ref('int_claims_classified') }}
where is_no_charge + is_zero_pay + is_underpaid + is_overpaid + is_matched != 1
