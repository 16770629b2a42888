-- Claims dated after the patient's death, by specialty, over all published years: the only level they are published at.
with final as (
    select
        case when specialty = '(all)' then 1 else 0 end as is_total,
        case when specialty = '(all)' then 'All specialties' else specialty end as specialty,
        claims_after_death,
        case when claims_after_death_withheld or claims_after_death is null then 1 else 0 end
            as claims_after_death_withheld,
        total_claims,
        case when total_claims_withheld or total_claims is null then 1 else 0 end as total_claims_withheld
    from claims_by_organization_specialty
    where period = 'all'
      and organization = '(all)'
      and (:specialties = '' or contains(:specialties, '|' || specialty || '|'))
)

select
    specialty,
    claims_after_death, claims_after_death_withheld,
    total_claims, total_claims_withheld
from final
order by is_total, claims_after_death desc nulls last, claims_after_death_withheld, specialty
