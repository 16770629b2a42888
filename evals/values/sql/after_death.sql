-- Claims dated after the patient's death, of all specialties.
select
    'All specialties' as specialty,
    count(*) filter (where after_death) as claims_after_death,
    count(*) as total_claims
from facts_claims
