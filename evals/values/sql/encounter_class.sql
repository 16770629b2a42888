-- Claims and payments by kind of encounter, as the source names it.
select
    case class_code
        when 'inpatient' then 'Inpatient'
        when 'outpatient' then 'Outpatient'
        when 'emergency' then 'Emergency'
        when 'wellness' then 'Wellness'
        when 'hospice' then 'Hospice'
        when 'home' then 'Home'
        else coalesce(class_code, 'All encounter classes')
    end as encounter_class,
    count(*) as total_claims,
    sum(charged) as total_charges,
    sum(paid) as total_payments,
    round(100.0 * (sum(paid) - sum(charged)) / sum(charged), 4) as variance_pct
from facts_claims
where day between cast(:first as date) and cast(:last as date)
group by grouping sets ((class_code), ())
having class_code is null or class_code in ('inpatient', 'outpatient', 'emergency', 'wellness', 'hospice', 'home')
