-- An identity the mask relies on.
select month_number
from {{ ref('int_orders_numbered') }}
where payer_coverage_amount + out_of_pocket_amount != total_cost
