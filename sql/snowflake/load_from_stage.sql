-- Fills the schema RAW from files in a bucket of your own (Synthea's CSV export). Run by PAYERSCOPE_BUILDER. Put your bucket
-- and storage integration in; file names are Synthea's. Columns go by header name, so their order does not matter.
use role payerscope_builder;
use database payerscope;
create schema if not exists raw;

create file format if not exists raw.synthea_csv
    type = csv parse_header = true field_optionally_enclosed_by = '"' empty_field_as_null = true
    error_on_column_count_mismatch = false;
create stage if not exists raw.source
    url = 's3://your-bucket/synthea/' storage_integration = your_integration file_format = raw.synthea_csv;

create table if not exists raw.patients (id varchar, birthdate date, deathdate date);
create table if not exists raw.payers (id varchar, name varchar);
create table if not exists raw.organizations (id varchar, name varchar);
create table if not exists raw.providers (id varchar, organization varchar, name varchar, speciality varchar);
create table if not exists raw.encounters (id varchar, organization varchar, encounterclass varchar);
create table if not exists raw.claims (
    id varchar, patientid varchar, providerid varchar, primarypatientinsuranceid varchar,
    appointmentid varchar, servicedate timestamp_ntz, diagnosis1 varchar
);
create table if not exists raw.claims_transactions (
    id varchar, claimid varchar, type varchar, amount number(18, 2), method varchar, fromdate timestamp_ntz,
    payments number(18, 2), adjustments number(18, 2), outstanding number(18, 2)
);
create table if not exists raw.medications (
    "START" timestamp_ntz, patient varchar, payer varchar, description varchar,
    payer_coverage number(18, 2), dispenses number(38, 0), totalcost number(18, 2)
);

-- Any unreadable value stops the load: nothing is half-imported.
truncate table raw.patients;
copy into raw.patients from @raw.source/patients.csv match_by_column_name = case_insensitive on_error = abort_statement force = true;
truncate table raw.payers;
copy into raw.payers from @raw.source/payers.csv match_by_column_name = case_insensitive on_error = abort_statement force = true;
truncate table raw.organizations;
copy into raw.organizations from @raw.source/organizations.csv match_by_column_name = case_insensitive on_error = abort_statement force = true;
truncate table raw.providers;
copy into raw.providers from @raw.source/providers.csv match_by_column_name = case_insensitive on_error = abort_statement force = true;
truncate table raw.encounters;
copy into raw.encounters from @raw.source/encounters.csv match_by_column_name = case_insensitive on_error = abort_statement force = true;
truncate table raw.claims;
copy into raw.claims from @raw.source/claims.csv match_by_column_name = case_insensitive on_error = abort_statement force = true;
truncate table raw.claims_transactions;
copy into raw.claims_transactions from @raw.source/claims_transactions.csv match_by_column_name = case_insensitive on_error = abort_statement force = true;
truncate table raw.medications;
copy into raw.medications from @raw.source/medications.csv match_by_column_name = case_insensitive on_error = abort_statement force = true;
