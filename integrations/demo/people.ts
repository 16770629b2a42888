import { slotTable } from './draws.ts';

/** Patients, and the payer each of them has in each calendar year. */
export const people = `
${slotTable({
  name: 'home_slot',
  slots: 4096,
  from: `select 'any' as scope, organization as item, weight, organization as rank from organization
        union all
        select 'hospital' as scope, organization as item, weight, organization as rank
        from organization where kind = 'hospital'`,
})}

create table person as
with drawn as (
    select
        i::integer as person,
        case
            when uniform(i, 'age group') < 0.21 then floor(18 * uniform(i, 'age'))
            when uniform(i, 'age group') < 0.79 then 18 + floor(47 * uniform(i, 'age'))
            else 65 + floor(28 * pow(uniform(i, 'age'), 1.6))
        end as age,
        -- A few people need much care and most need little; nobody needs so much as to stand out.
        least(exp(0.55 * standard_normal(i, 'frailty') - 0.15), 3.5) as frailty
    from range(1, getvariable('patients') + 1) as t (i)
)

select
    d.person,
    make_uuid('person', d.person) as person_id,
    (getvariable('as_of')
        - to_days((d.age * 365.25 + 365 * uniform(d.person, 'birthday'))::integer))::date as birth_date,
    if(
        uniform(d.person, 'death') < case when d.age >= 65 then 0.08 when d.age >= 18 then 0.006 else 0 end,
        (getvariable('as_of')
            - to_days((30.4 * getvariable('months') * uniform(d.person, 'death day'))::integer))::date,
        null
    ) as death_date,
    if(uniform(d.person, 'sex') < 0.52, 'F', 'M') as gender,
    h.item as home,
    1 + floor(
        d.frailty * getvariable('months') / 60.0
        * case when d.age >= 65 then 26.5 when d.age >= 18 then 14.2 else 10.5 end
    )::integer as visits
from drawn as d
inner join home_slot as h
    on h.scope = 'any' and h.slot = slot_of(uniform(d.person, 'home'), 4096)
order by d.person;

${slotTable({
  name: 'payer_slot',
  slots: 4096,
  from: `select age_group as scope, payer as item, weight, payer as rank from payer_mix`,
})}

-- One row per person and year. About one in twelve people changes plan at a year's turn; so does everyone who
-- comes of age or turns 65.
create table coverage as
with years as (
    select
        p.person,
        p.person_id,
        y.year,
        sum((uniform(p.person, 'plan change ' || y.year) < 0.08)::integer)
            over (partition by p.person order by y.year) as plan,
        case
            when make_date(y.year, 1, 1) < p.birth_date + interval 18 year then 'child'
            when make_date(y.year, 1, 1) < p.birth_date + interval 65 year then 'adult'
            else 'senior'
        end as age_group
    from person as p, (select distinct year from month) as y
)

select
    y.person,
    y.person_id,
    y.year,
    y.age_group,
    s.item as payer
from years as y
inner join payer_slot as s
    on y.age_group = s.scope and s.slot = slot_of(uniform(y.person, 'plan ' || y.plan), 4096)
order by y.person, y.year;
`;
