/**
 * The lines of each claim, at most nine, in the order in which they are posted; only what is posted by the as-of
 * day exists. A reversed payment keeps its line with an amount of 0, and a smaller payment with a larger
 * adjustment follows after the review, so that amounts are never negative.
 */
export const transactions = `
create view transaction_line as
with lines as (
    select
        *,
        unnest([1, 2, 3, 4, 5, 6, 7, 8, 9]) as line
    from visit
),

posted as (
    select
        *,
        if(reversed, round(insurer_paid * 0.85), insurer_paid)::integer as final_insurer_paid,
        writeoff + insurer_paid - final_insurer_paid as final_writeoff,
        if(reversed, 5, 4) as remittance_line,
        service_at + to_days(case
            when line <= 3 then 0
            when line = 9 then closing_days
            when line = 4 or not reversed then insurer_days + if(line = 8, patient_days, 0)
            else insurer_days + review_days + if(line = 8, patient_days, 0)
        end) as posted_at,
        case line
            when 1 then true
            when 2 then first_charge < charge
            when 3 then copay > 0 and outcome <> 'unpaid'
            when 4 then payer <> 10 and outcome not in ('no charge', 'unpaid')
            when 5 then reversed
            when 6 then transferred and outcome not in ('no charge', 'unpaid')
            when 7 then transferred and outcome not in ('no charge', 'unpaid')
            when 8 then rest_paid > 0 and outcome <> 'unpaid'
            else written_down > 0
        end as is_posted
    from lines
)

select
    visit,
    line,
    claim_id,
    posted_at,
    dirt,
    ['CHARGE', 'CHARGE', 'PAYMENT', 'PAYMENT', 'PAYMENT', 'TRANSFEROUT', 'TRANSFERIN', 'PAYMENT', 'ADJUSTMENT'][line]
        as type,
    case line
        when 3 then 'COPAY'
        when 4 then 'ECHECK'
        when 5 then 'ECHECK'
        when 8 then ['CASH', 'CC', 'CHECK'][1 + slot_of(uniform(visit, 'method'), 3)]
    end as method,
    case line when 1 then first_charge when 2 then charge - first_charge when 7 then rest_paid end as amount,
    case
        when line = 3 then copay
        when line = 8 then rest_paid
        when line = remittance_line then final_insurer_paid
        when line = 4 then 0
    end as payment,
    case
        when line = remittance_line and final_writeoff > 0 then final_writeoff
        when line = 8 and payer = 10 and writeoff > 0 then writeoff
        when line = 9 then written_down
    end as adjustment,
    if(line in (6, 7), rest_paid, null) as transfer,
    greatest(0, case
        when line = 1 then first_charge
        when line = 9 then small_balance
        else
            charge
            - if(line >= 3 and outcome <> 'unpaid', copay, 0)
            - if(line >= remittance_line and payer <> 10, final_insurer_paid + final_writeoff, 0)
            - if(line = 8, rest_paid + if(payer = 10, writeoff, 0), 0)
    end) as outstanding,
    if(line = 4 and reversed, 'Payment reversed', null) as note
from posted
where is_posted and posted_at < getvariable('as_of') + interval 1 day;
`;
