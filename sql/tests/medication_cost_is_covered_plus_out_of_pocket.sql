-- An identity the mask relies on.
select start_month
from {{ ref('fct_medications') }}
where payer_coverage_amount + out_of_pocket_amount != total_cost
