import { slotTable } from './draws.ts';

/** Medication orders of each visit: none for half of them, at most three; a fifth of unit prices is noise. */
export const medicationOrders = `
${slotTable({
  name: 'medication_slot',
  slots: 8192,
  from: `select audience as scope, medication as item, weight, medication as rank from medication`,
})}

create view medication_order as
with ordered as (
    select
        visit,
        person_id,
        encounter_id,
        payer,
        age_group,
        months_ago,
        service_at,
        visit * 4 + unnest(range(case
            when uniform(visit, 'orders') < 0.46 then 0
            when uniform(visit, 'orders') < 0.76 then 1
            when uniform(visit, 'orders') < 0.92 then 2
            else 3
        end)) as medication_order
    from visit
),

chosen as (
    select
        o.*,
        m.medication,
        m.code,
        m.name,
        greatest(1, m.dispenses - slot_of(uniform(o.medication_order, 'dispenses'), 3)) as dispenses,
        round(
            100 * m.base_cost * pow(1.035, -o.months_ago / 12.0)
            * (0.9 + 0.2 * uniform(o.medication_order, 'unit cost'))
        )::integer as unit_cost
    from ordered as o
    inner join medication_slot as s
        on
            s.scope = if(o.age_group = 'child', 'child', 'grown')
            and s.slot = slot_of(uniform(o.medication_order, 'medication'), 8192)
    inner join medication as m on s.item = m.medication
)

select
    c.*,
    c.service_at + to_days((c.dispenses * 30)::integer) as stop_at,
    t.coverage * (0.92 + 0.16 * uniform(c.medication_order, 'coverage')) as coverage
from chosen as c
inner join drug_terms as t
    on c.payer = t.payer and c.medication = t.medication and c.months_ago = t.months_ago;
`;
