-- What a chain of releases has published, row by row: the builder creates these tables empty before the first
-- build and carries them from warehouse to warehouse. Whoever runs dbt by hand runs this file once before.
create schema if not exists frozen;

-- Grain: one row per calendar month that was published, with the as-of date of the release that published it.
create table if not exists frozen.months (service_month varchar, as_of date);

-- Grain: one row per organization, medication or provider the first release of the chain tracked by name.
create table if not exists frozen.tracked_members (dimension varchar, member_id varchar, member varchar);

-- Grain: one row per claim of a frozen month, as known and labelled when the month was published.
create table if not exists frozen.claims (
    claim_id varchar,
    person_id varchar,
    service_month varchar,
    payer varchar,
    encounter_class varchar,
    organization varchar,
    specialty varchar,
    provider varchar,
    claims integer,
    charge_amount decimal(18, 2),
    payment_amount decimal(18, 2),
    payer_paid_amount decimal(18, 2),
    patient_paid_amount decimal(18, 2),
    is_no_charge integer,
    is_zero_pay integer,
    is_underpaid integer,
    is_overpaid integer,
    is_matched integer,
    is_settled integer,
    settlement_days integer,
    is_high_value integer,
    is_after_death integer
);

-- Grain: one row per medication order of a frozen month.
create table if not exists frozen.medications (
    person_id varchar,
    start_month varchar,
    payer varchar,
    medication varchar,
    prescriptions integer,
    dispenses integer,
    total_cost decimal(18, 2),
    payer_coverage_amount decimal(18, 2),
    out_of_pocket_amount decimal(18, 2)
);

-- Grain: one row per claim of a frozen month and quarter in which something of it arrived later.
create table if not exists frozen.late (
    claim_id varchar,
    person_id varchar,
    service_month varchar,
    payer varchar,
    arrived varchar,
    claims integer,
    is_new_claim integer,
    exception_category varchar,
    is_reclassified integer,
    late_charge_amount decimal(18, 2),
    late_payment_amount decimal(18, 2),
    late_payer_paid_amount decimal(18, 2)
);

-- Grain: one row per open claim of the last release's snapshot.
create table if not exists frozen.receivables (
    as_of date,
    claim_id varchar,
    person_id varchar,
    payer varchar,
    organization varchar,
    age_bucket varchar,
    priority_bucket varchar,
    claims integer,
    priority_score integer,
    amount_basis varchar,
    open_balance decimal(18, 2),
    peak_outstanding decimal(18, 2)
);

-- Grain: one row per payer or organization id that a release of the chain labelled.
create table if not exists frozen.labels (dimension varchar, member_id varchar, label varchar);

-- Grain: one row per claim of a frozen month of a billing release, as known and labelled when the month was published.
create table if not exists frozen.submissions (
    claim_id varchar,
    person_id varchar,
    service_month varchar,
    payer varchar,
    location varchar,
    procedure_group varchar,
    diagnosis_group varchar,
    provider varchar,
    claims integer,
    claimed_amount decimal(18, 2),
    paid_amount decimal(18, 2),
    outstanding_amount decimal(18, 2),
    rejected_amount decimal(18, 2),
    adjusted_amount decimal(18, 2),
    is_approved integer,
    is_paid integer,
    is_partially_paid integer,
    is_rejected integer,
    is_pending integer
);

-- Grain: one row per claim of a frozen month of a CMS release, as known and labelled when the month was published.
create table if not exists frozen.reimbursements (
    claim_id varchar,
    person_id varchar,
    service_month varchar,
    claim_type varchar,
    state varchar,
    age_band varchar,
    fraud_flag varchar,
    provider varchar,
    claims integer,
    reimbursed_amount decimal(18, 2),
    deductible_amount decimal(18, 2),
    stay_days integer,
    is_high_value integer,
    is_after_death integer,
    has_alzheimers integer,
    has_heart_failure integer,
    has_kidney_disease integer,
    has_cancer integer,
    has_copd integer,
    has_depression integer,
    has_diabetes integer,
    has_ischemic_heart integer,
    has_osteoporosis integer,
    has_arthritis integer,
    has_stroke integer
);

-- Grain: one row per claim of a frozen month of a CMS release and quarter in which its amount changed or it arrived.
create table if not exists frozen.changed_reimbursements (
    claim_id varchar,
    person_id varchar,
    service_month varchar,
    claim_type varchar,
    arrived varchar,
    claims integer,
    is_new_claim integer,
    is_raised integer,
    is_lowered integer,
    amount_change decimal(18, 2)
);

-- Grain: one row per claim of a frozen month of a billing release and quarter in which something of it was decided later.
create table if not exists frozen.decisions (
    claim_id varchar,
    person_id varchar,
    service_month varchar,
    payer varchar,
    arrived varchar,
    claims integer,
    is_new_claim integer,
    claim_status varchar,
    is_newly_paid integer,
    is_newly_rejected integer,
    is_otherwise_changed integer,
    later_paid_amount decimal(18, 2)
);
