/**
 * Synthea's nine insurers and NO_INSURANCE, with the names, ids and addresses of its own payers.csv, and the
 * terms each of them settles on before any story changes them.
 *
 * underpaid_rate: share of claims paid short; short_low, short_high: how short, as a share of what the insurer owes;
 * writeoff_share: contractual write-offs over charges; patient_share: of the expected amount;
 * settle_scale: stretches the slow tail of settlement days; drug_coverage: share of a drug's cost covered.
 */
export const payers = `
create table payer (
    payer integer, payer_id varchar, name varchar, address varchar, city varchar, state varchar, zip varchar,
    phone varchar, underpaid_rate double, short_low double, short_high double, writeoff_share double,
    patient_share double, copay_cents integer, settle_scale double, drug_coverage double
);

insert into payer values
(1, 'b3221cfc-24fb-339e-823d-bc4136cbc4ed', 'Dual Eligible', '7500 Security Blvd', 'Baltimore', 'MD', '21244',
    '1-877-267-2323', 0.080, 0.10, 0.25, 0.040, 0.03, 200, 1.0, 0.88),
(2, '7caa7254-5050-3b5e-9eae-bd5ea30e809c', 'Medicare', '7500 Security Blvd', 'Baltimore', 'MD', '21244',
    '1-800-633-4227', 0.035, 0.05, 0.15, 0.015, 0.12, 1500, 0.6, 0.72),
(3, '7c4411ce-02f1-39b5-b9ec-dfbea9ad3c1a', 'Medicaid', '7500 Security Blvd', 'Baltimore', 'MD', '21244',
    '1-877-267-2323', 0.095, 0.10, 0.30, 0.060, 0.03, 300, 1.3, 0.86),
(4, 'd47b3510-2895-3b70-9897-342d681c769d', 'Humana', '500 West Main St', 'Louisville', 'KY', '40018',
    '1-844-330-7799', 0.070, 0.10, 0.30, 0.030, 0.16, 2000, 0.9, 0.66),
(5, '6e2f1a2d-27bd-3701-8d08-dae202c58632', 'Blue Cross Blue Shield', 'Michigan Plaza', 'Chicago', 'IL', '60007',
    '1-800-262-2583', 0.055, 0.10, 0.30, 0.025, 0.18, 2500, 0.8, 0.68),
(6, '5059a55e-5d6e-34d1-b6cb-d83d16e57bcf', 'UnitedHealthcare', '9800 Healthcare Lane', 'Minnetonka', 'MN',
    '55436', '1-888-545-5205', 0.075, 0.10, 0.35, 0.035, 0.20, 2500, 1.0, 0.62),
(7, '4d71f845-a6a9-3c39-b242-14d25ef86a8d', 'Aetna', '151 Farmington Ave', 'Hartford', 'CT', '6156',
    '1-800-872-3862', 0.065, 0.10, 0.30, 0.035, 0.20, 2500, 1.0, 0.60),
(8, '047f6ec3-6215-35eb-9608-f9dda363a44c', 'Cigna Health', '900 Cottage Grove Rd', 'Bloomfield', 'CT', '6002',
    '1-800-997-1654', 0.055, 0.05, 0.20, 0.010, 0.50, 3000, 0.7, 0.55),
(9, '42c4fca7-f8a9-3cd1-982a-dd9751bf3e2a', 'Anthem', '220 Virginia Ave', 'Indianapolis', 'IN', '46204',
    '1-800-331-1476', 0.085, 0.15, 0.35, 0.040, 0.20, 2500, 1.2, 0.58),
(10, 'b1c428d6-4f07-31e0-90f0-68ffa6ff8c76', 'NO_INSURANCE', null, null, null, null,
    null, 0.130, 0.20, 0.60, 0.080, 1.00, 0, 1.6, 0.00);

-- Who insures whom: weights out of 1,000 within an age group, at the start of a calendar year.
create table payer_mix (age_group varchar, payer integer, weight integer);

insert into payer_mix values
('senior', 2, 620), ('senior', 1, 190), ('senior', 4, 190),
('adult', 5, 230), ('adult', 6, 190), ('adult', 7, 140), ('adult', 9, 120), ('adult', 8, 115),
('adult', 3, 115), ('adult', 10, 75), ('adult', 4, 15),
('child', 3, 420), ('child', 5, 160), ('child', 6, 130), ('child', 9, 90), ('child', 7, 80),
('child', 8, 70), ('child', 10, 40), ('child', 4, 10);
`;
