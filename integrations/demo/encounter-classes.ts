import { slotTable } from './draws.ts';

/**
 * Synthea's encounter classes: charges are log-normal (median in US dollars, spread sigma of the logarithm, cap),
 * and the mix depends on age and on whether the visit is for a winter illness.
 */
export const encounterClasses = `
create table encounter_class (
    encounter_class varchar, code varchar, description varchar, focus varchar, hospital boolean,
    median double, sigma double, cap double, minutes integer
);

insert into encounter_class values
('wellness', '162673000', 'General examination of patient (procedure)', 'primary', false, 180, 0.35, 900, 30),
('ambulatory', '185345009', 'Encounter for symptom', 'any', false, 215, 0.60, 4000, 15),
('outpatient', '185349003', 'Encounter for check up (procedure)', 'any', false, 400, 0.75, 9000, 45),
('urgentcare', '702927004', 'Urgent care clinic (procedure)', 'primary', false, 195, 0.40, 1500, 40),
('emergency', '50849002', 'Emergency room admission (procedure)', 'emergency', true, 880, 0.60, 8000, 180),
('inpatient', '183452005', 'Encounter Inpatient', 'any', true, 6200, 0.60, 26000, 4320),
('virtual', '185317003', 'Telephone encounter (procedure)', 'primary', false, 95, 0.30, 400, 20),
('home', '439708006', 'Home visit (procedure)', 'primary', false, 260, 0.40, 1500, 60),
('hospice', '305336008', 'Admission to hospice (procedure)', 'primary', false, 1700, 0.40, 7000, 1440),
('snf', '449411000124106', 'Admission to skilled nursing facility (procedure)', 'primary', false, 2600, 0.45, 11000, 1440);

create table class_mix (scope varchar, encounter_class varchar, weight integer);

insert into class_mix values
('child', 'wellness', 400), ('child', 'ambulatory', 230), ('child', 'outpatient', 150), ('child', 'urgentcare', 90),
('child', 'emergency', 65), ('child', 'inpatient', 15), ('child', 'virtual', 50),
('adult', 'ambulatory', 330), ('adult', 'outpatient', 250), ('adult', 'wellness', 150), ('adult', 'urgentcare', 75),
('adult', 'emergency', 70), ('adult', 'inpatient', 40), ('adult', 'virtual', 85),
('senior', 'ambulatory', 300), ('senior', 'outpatient', 260), ('senior', 'wellness', 110), ('senior', 'emergency', 70),
('senior', 'inpatient', 70), ('senior', 'urgentcare', 40), ('senior', 'virtual', 40), ('senior', 'home', 45),
('senior', 'hospice', 30), ('senior', 'snf', 35),
('respiratory', 'ambulatory', 450), ('respiratory', 'urgentcare', 330), ('respiratory', 'emergency', 170),
('respiratory', 'virtual', 50);

${slotTable({
  name: 'class_slot',
  slots: 4096,
  from: `select scope, encounter_class as item, weight, encounter_class as rank from class_mix`,
})}

-- Who sees a visit of a focus at an organization. Any adult's visit may go to primary care or a specialist.
${slotTable({
  name: 'provider_slot',
  slots: 1024,
  from: `
        select organization * 10 + 1 as scope, provider as item, weight, provider as rank
        from provider where focus in ('primary', 'specialist')
        union all
        select organization * 10 + 2 as scope, provider as item, weight, provider as rank
        from provider where focus = 'primary'
        union all
        select organization * 10 + 3 as scope, provider as item, weight, provider as rank
        from provider where focus = 'emergency'
        union all
        select organization * 10 + 4 as scope, provider as item, weight, provider as rank
        from provider where focus = 'pediatric'
    `,
})}
`;
