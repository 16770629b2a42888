-- Who bore the money, payer or patient, per payer and for all payers when none are chosen: medication cost by
-- default, payments on claims when asked. A share is shown only where both parts are.
with cells as (
    select
        payer,
        {{ of.whole }} as whole,
        case when {{ of.whole }}_withheld or {{ of.whole }} is null then 1 else 0 end as whole_withheld,
        {{ of.payer_part }} as payer_part,
        case when {{ of.payer_part }}_withheld or {{ of.payer_part }} is null then 1 else 0 end as payer_part_withheld,
        {{ of.patient_part }} as patient_part,
        case when {{ of.patient_part }}_withheld or {{ of.patient_part }} is null then 1 else 0 end
            as patient_part_withheld
    from {{ of.family }}
    where contains(:tiles, '|' || period || '|')
      and (:payers = '' or contains(:payers, '|' || payer || '|'))
),

sums as (
    select
        payer,
        sum(whole) as whole,
        max(whole_withheld) as whole_withheld,
        sum(payer_part) as payer_part,
        max(payer_part_withheld) as payer_part_withheld,
        sum(patient_part) as patient_part,
        max(patient_part_withheld) as patient_part_withheld
    from cells
    group by payer
),

final as (
    select
        case when payer = '(all)' then 1 else 0 end as is_total,
        case when payer = '(all)' then 'All payers' else payer end as payer,
        case when whole_withheld = 0 then whole end as whole,
        whole_withheld,
        case when payer_part_withheld = 0 then payer_part end as payer_part,
        payer_part_withheld,
        case when patient_part_withheld = 0 then patient_part end as patient_part,
        patient_part_withheld,
        case
            when greatest(payer_part_withheld, whole_withheld) = 0
                then round(100 * payer_part / nullif(whole, 0), 4)
        end as payer_share,
        greatest(payer_part_withheld, whole_withheld) as payer_share_withheld,
        case
            when greatest(patient_part_withheld, whole_withheld) = 0
                then round(100 * patient_part / nullif(whole, 0), 4)
        end as patient_borne_share,
        greatest(patient_part_withheld, whole_withheld) as patient_borne_share_withheld
    from sums
)

select
    payer,
    whole as {{ of.whole }},
    whole_withheld as {{ of.whole }}_withheld,
    payer_part as {{ of.payer_part }},
    payer_part_withheld as {{ of.payer_part }}_withheld,
    patient_part as {{ of.patient_part }},
    patient_part_withheld as {{ of.patient_part }}_withheld,
    payer_share as {{ of.payer_share }},
    payer_share_withheld as {{ of.payer_share }}_withheld,
    patient_borne_share,
    patient_borne_share_withheld
from final
order by is_total, whole desc nulls last, payer
