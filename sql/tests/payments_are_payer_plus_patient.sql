-- Whoever paid, the parts are the whole: an identity the mask relies on.
select service_month
from {{ ref('fct_claims') }}
where payer_paid_amount + patient_paid_amount != payment_amount
