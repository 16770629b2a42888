/** The network: eight hospitals and 32 clinics of very uneven size, and the specialties each kind offers. */
export const organizations = `
create table organization (
    organization integer, name varchar, kind varchar, weight integer, city varchar, zip varchar
);

insert into organization values
(1, 'COMMONWEALTH GENERAL HOSPITAL', 'hospital', 160, 'BOSTON', '02114'),
(2, 'ST. BRENDAN MEDICAL CENTER', 'hospital', 125, 'WORCESTER', '01605'),
(3, 'BAY COLONY UNIVERSITY HOSPITAL', 'hospital', 100, 'CAMBRIDGE', '02138'),
(4, 'MERRIMACK VALLEY REGIONAL HOSPITAL', 'hospital', 85, 'LOWELL', '01852'),
(5, 'SOUTH SHORE MEMORIAL HOSPITAL', 'hospital', 70, 'QUINCY', '02169'),
(6, 'HARBORVIEW REGIONAL HOSPITAL', 'hospital', 60, 'NEW BEDFORD', '02740'),
(7, 'PIONEER VALLEY MEDICAL CENTER', 'hospital', 55, 'SPRINGFIELD', '01107'),
(8, 'CAPE AND ISLANDS HOSPITAL', 'hospital', 48, 'HYANNIS', '02601'),
(9, 'BEACON STREET PHYSICIANS', 'clinic', 52, 'BOSTON', '02116'),
(10, 'MYSTIC RIVER HEALTH CENTER', 'clinic', 45, 'MEDFORD', '02155'),
(11, 'BLACKSTONE VALLEY MEDICAL GROUP', 'clinic', 40, 'MILFORD', '01757'),
(12, 'NORTH SHORE FAMILY HEALTH', 'clinic', 35, 'SALEM', '01970'),
(13, 'BERKSHIRE PRIMARY CARE', 'practice', 7, 'PITTSFIELD', '01201'),
(14, 'FRAMINGHAM COMMUNITY CLINIC', 'practice', 7, 'FRAMINGHAM', '01702'),
(15, 'BROCKTON NEIGHBORHOOD HEALTH CENTER', 'practice', 7, 'BROCKTON', '02301'),
(16, 'TAUNTON URGENT CARE', 'practice', 6, 'TAUNTON', '02780'),
(17, 'FALL RIVER FAMILY PRACTICE', 'practice', 6, 'FALL RIVER', '02720'),
(18, 'WALTHAM MEDICAL ASSOCIATES', 'practice', 6, 'WALTHAM', '02453'),
(19, 'HAVERHILL HEALTH PARTNERS', 'practice', 5, 'HAVERHILL', '01830'),
(20, 'ATTLEBORO INTERNAL MEDICINE', 'practice', 5, 'ATTLEBORO', '02703'),
(21, 'NEWTON PEDIATRICS AND FAMILY CARE', 'practice', 5, 'NEWTON', '02458'),
(22, 'LEOMINSTER CLINIC', 'practice', 5, 'LEOMINSTER', '01453'),
(23, 'PLYMOUTH BAY PHYSICIANS', 'practice', 5, 'PLYMOUTH', '02360'),
(24, 'REVERE URGENT CARE', 'practice', 5, 'REVERE', '02151'),
(25, 'AMHERST COLLEGE TOWN CLINIC', 'practice', 4, 'AMHERST', '01002'),
(26, 'GLOUCESTER HARBOR HEALTH', 'practice', 4, 'GLOUCESTER', '01930'),
(27, 'HOLYOKE COMMUNITY HEALTH', 'practice', 4, 'HOLYOKE', '01040'),
(28, 'WESTFIELD FAMILY MEDICINE', 'practice', 4, 'WESTFIELD', '01085'),
(29, 'NATICK WALK-IN CLINIC', 'practice', 4, 'NATICK', '01760'),
(30, 'LEXINGTON GREEN PHYSICIANS', 'practice', 4, 'LEXINGTON', '02420'),
(31, 'MARLBOROUGH HEALTH STATION', 'practice', 4, 'MARLBOROUGH', '01752'),
(32, 'GREENFIELD RURAL HEALTH CLINIC', 'practice', 3, 'GREENFIELD', '01301'),
(33, 'NORTHAMPTON MEDICAL GROUP', 'practice', 3, 'NORTHAMPTON', '01060'),
(34, 'CHELSEA HEALTH CENTER', 'practice', 3, 'CHELSEA', '02150'),
(35, 'WOBURN URGENT CARE', 'practice', 3, 'WOBURN', '01801'),
(36, 'FITCHBURG FAMILY HEALTH', 'practice', 3, 'FITCHBURG', '01420'),
(37, 'BARNSTABLE PRIMARY CARE', 'practice', 3, 'BARNSTABLE', '02630'),
(38, 'DEDHAM SQUARE MEDICAL', 'practice', 3, 'DEDHAM', '02026'),
(39, 'NANTUCKET COTTAGE CLINIC', 'practice', 2, 'NANTUCKET', '02554'),
(40, 'ACTON MEDICAL ASSOCIATES', 'practice', 2, 'ACTON', '01720');

alter table organization add column organization_id uuid;
update organization set organization_id = make_uuid('organization', organization);

-- focus: the kind of visit that a specialty receives.
create table specialty (specialty varchar, kind varchar, focus varchar, weight integer);

insert into specialty values
('GENERAL PRACTICE', 'hospital', 'primary', 18), ('FAMILY PRACTICE', 'hospital', 'primary', 12),
('INTERNAL MEDICINE', 'hospital', 'primary', 16), ('PEDIATRIC MEDICINE', 'hospital', 'pediatric', 10),
('OBSTETRICS/GYNECOLOGY', 'hospital', 'specialist', 9), ('CARDIOLOGY', 'hospital', 'specialist', 12),
('ORTHOPEDIC SURGERY', 'hospital', 'specialist', 10), ('GENERAL SURGERY', 'hospital', 'specialist', 8),
('NEUROLOGY', 'hospital', 'specialist', 8), ('DIAGNOSTIC RADIOLOGY', 'hospital', 'specialist', 9),
('PSYCHIATRY', 'hospital', 'specialist', 8), ('EMERGENCY MEDICINE', 'hospital', 'emergency', 16),
('GENERAL PRACTICE', 'clinic', 'primary', 40), ('INTERNAL MEDICINE', 'clinic', 'primary', 30),
('PEDIATRIC MEDICINE', 'clinic', 'pediatric', 20), ('OBSTETRICS/GYNECOLOGY', 'clinic', 'specialist', 18),
('PSYCHIATRY', 'clinic', 'specialist', 16),
('GENERAL PRACTICE', 'practice', 'primary', 50), ('INTERNAL MEDICINE', 'practice', 'primary', 20),
('FAMILY PRACTICE', 'practice', 'primary', 30), ('PEDIATRIC MEDICINE', 'practice', 'pediatric', 20);

create table provider as
with posts as (
    select
        o.organization,
        o.organization_id,
        s.specialty,
        s.focus,
        s.weight,
        unnest(range(1 + o.weight * s.weight // 900)) as post
    from organization as o
    inner join specialty as s on o.kind = s.kind
),

numbered as (
    select *, (row_number() over (order by organization, specialty, post))::integer as provider
    from posts
)

select
    provider,
    make_uuid('provider', provider) as provider_id,
    organization,
    organization_id,
    specialty,
    focus,
    -- The first post of a department sees the most patients.
    (weight * 100 // (2 + post))::integer as weight,
    if(uniform(provider, 'provider sex') < 0.5, 'F', 'M') as gender,
    concat(
        ['Alma', 'Bruno', 'Carla', 'Dmitri', 'Elena', 'Felix', 'Grace', 'Hugo', 'Ines', 'Jonas', 'Keiko', 'Liam',
        'Maya', 'Noah', 'Olga', 'Pablo', 'Ruth', 'Samir', 'Tara', 'Victor'][1 + slot_of(uniform(provider, 'first'), 20)],
        100 + slot_of(uniform(provider, 'first number'), 900), ' ',
        ['Abbott', 'Becker', 'Castro', 'Doyle', 'Ebert', 'Flores', 'Gleason', 'Hansen', 'Ivanov', 'Jacobs', 'Koch',
        'Lopez', 'Murphy', 'Nguyen', 'Okafor', 'Patel', 'Quinn', 'Rossi', 'Schmidt', 'Tanaka'][1 + slot_of(uniform(provider, 'last'), 20)],
        100 + slot_of(uniform(provider, 'last number'), 900)
    ) as name
from numbered
order by provider;
`;
