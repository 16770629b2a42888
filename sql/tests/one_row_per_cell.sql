-- A cell that stands twice would be published twice; joins by numbered members must never repeat one.
{% set keys = {
    'claims_by_payer': 'payer',
    'claims_by_payer_class': 'payer, encounter_class',
    'claims_by_payer_organization': 'payer, organization',
    'claims_by_organization_specialty': 'organization, specialty',
    'claims_by_provider': 'organization, specialty, provider',
    'medications_by_payer': 'payer',
    'medications_by_payer_medication': 'payer, medication',
    'receivables_by_payer': 'payer, age_bucket, priority_bucket',
    'receivables_by_organization': 'organization, age_bucket, priority_bucket',
    'late_payments_by_payer': 'payer, arrived',
    'reclassified_claims_by_payer': 'payer, arrived',
} %}
{% for family, dimensions in keys.items() %}
select
    '{{ family }}' as family,
    count(*) as copies
from {{ ref(family) }}
group by grain, period, {{ dimensions }}
having count(*) > 1
{{ 'union all' if not loop.last }}
{% endfor %}
