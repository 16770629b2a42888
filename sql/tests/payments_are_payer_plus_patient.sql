-- Whoever paid, the parts are the whole: an identity the mask relies on.
select month_number
from {{ ref('int_claims_classified') }}
where payer_paid_amount + patient_paid_amount != payment_amount
