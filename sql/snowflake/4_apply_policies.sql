-- Puts the policies on every table that holds rows of people. A model that is built again is a new table without them:
-- run it as PAYERSCOPE_BUILDER after each build of the models. The entity is the patient: 11 rows of one patient are one.
use role payerscope_builder;

alter table if exists payerscope.raw.patients set aggregation policy payerscope.security.people_in_groups entity key (id) force;
alter table if exists payerscope.raw.patients modify column id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.raw.claims set aggregation policy payerscope.security.people_in_groups entity key (patientid) force;
alter table if exists payerscope.raw.claims modify column patientid set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.raw.claims modify column id set projection policy payerscope.security.no_person_shown force;
-- A transaction and an encounter carry no patient here: their claim and themselves stand for one.
alter table if exists payerscope.raw.claims_transactions set aggregation policy payerscope.security.people_in_groups entity key (claimid) force;
alter table if exists payerscope.raw.claims_transactions modify column claimid set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.raw.encounters set aggregation policy payerscope.security.people_in_groups entity key (id) force;
alter table if exists payerscope.raw.encounters modify column id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.raw.medications set aggregation policy payerscope.security.people_in_groups entity key (patient) force;
alter table if exists payerscope.raw.medications modify column patient set projection policy payerscope.security.no_person_shown force;
-- Where a billing file names no patient, nobody is counted and every group is too small.
alter table if exists payerscope.raw.billing_claims set aggregation policy payerscope.security.people_in_groups entity key (patient_id) force;
alter table if exists payerscope.raw.billing_claims modify column patient_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.raw.billing_claims modify column claim_id set projection policy payerscope.security.no_person_shown force;

-- Models that are tables; views read these and are held to their policies.
alter table if exists payerscope.intermediate.int_people set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.intermediate.int_people modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.intermediate.int_claims_described set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.intermediate.int_claims_described modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.intermediate.int_claims_described modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.fct_claims set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.marts.fct_claims modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.fct_claims modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.fct_late set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.marts.fct_late modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.fct_late modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.fct_medications set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.marts.fct_medications modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.fct_receivables set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.marts.fct_receivables modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.fct_receivables modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.released_claims set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.marts.released_claims modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.released_claims modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.released_late set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.marts.released_late modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.released_late modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.released_medications set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.marts.released_medications modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.released_receivables set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.marts.released_receivables modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.released_receivables modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.intermediate.int_billing_people set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.intermediate.int_billing_people modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.intermediate.int_submissions_described set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.intermediate.int_submissions_described modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.intermediate.int_submissions_described modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.fct_submissions set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.marts.fct_submissions modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.fct_submissions modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.released_submissions set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.marts.released_submissions modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.marts.released_submissions modify column claim_id set projection policy payerscope.security.no_person_shown force;

-- What releases stand on, kept from build to build.
alter table if exists payerscope.frozen.claims set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.frozen.claims modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.frozen.claims modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.frozen.medications set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.frozen.medications modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.frozen.late set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.frozen.late modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.frozen.late modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.frozen.receivables set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.frozen.receivables modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.frozen.receivables modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.snapshots.claim_status_history set aggregation policy payerscope.security.people_in_groups entity key (claim_id) force;
alter table if exists payerscope.snapshots.claim_status_history modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.frozen.submissions set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.frozen.submissions modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.frozen.submissions modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.frozen.claim_status_history set aggregation policy payerscope.security.people_in_groups entity key (claim_id) force;
alter table if exists payerscope.frozen.claim_status_history modify column claim_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.frozen.decisions set aggregation policy payerscope.security.people_in_groups entity key (person_id) force;
alter table if exists payerscope.frozen.decisions modify column person_id set projection policy payerscope.security.no_person_shown force;
alter table if exists payerscope.frozen.decisions modify column claim_id set projection policy payerscope.security.no_person_shown force;
