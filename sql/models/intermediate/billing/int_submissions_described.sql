with claims as (

    select * from {{ ref('stg_billing__claims') }}

),

procedure_groups as (

    select * from {{ ref('procedure_groups') }}

),

diagnosis_groups as (

    select * from {{ ref('diagnosis_groups') }}

),

final as (

    -- The longest prefix that has a name decides.
    select
        claims.claim_id,
        claims.person_id,
        claims.provider,
        claims.service_date,
        claims.service_month,
        claims.payer,
        claims.location,
        claims.claim_status,
        claims.claim_amount,
        claims.paid_amount,
        coalesce(
            procedures_3.procedure_group,
            procedures_2.procedure_group,
            procedures_1.procedure_group,
            'Unrecognised procedures'
        ) as procedure_group,
        coalesce(
            diagnoses_3.diagnosis_group,
            diagnoses_2.diagnosis_group,
            diagnoses_1.diagnosis_group,
            'Unrecognised diagnoses'
        ) as diagnosis_group
    from claims
    left join procedure_groups as procedures_3 on left(claims.procedure_code, 3) = procedures_3.prefix
    left join procedure_groups as procedures_2 on left(claims.procedure_code, 2) = procedures_2.prefix
    left join procedure_groups as procedures_1 on left(claims.procedure_code, 1) = procedures_1.prefix
    left join diagnosis_groups as diagnoses_3 on left(claims.diagnosis_code, 3) = diagnoses_3.prefix
    left join diagnosis_groups as diagnoses_2 on left(claims.diagnosis_code, 2) = diagnoses_2.prefix
    left join diagnosis_groups as diagnoses_1 on left(claims.diagnosis_code, 1) = diagnoses_1.prefix

)

select * from final
