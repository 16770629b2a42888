with organizations as (

    select * from {{ ref('stg_synthea__organizations') }}

),

kept as (

    select * from {{ source('frozen', 'labels') }}
    where dimension = 'organization'

),

final as (

    -- An organization renamed in the source keeps the name it was published under: else it would fold into Other.
    select
        organizations.organization_id,
        coalesce(kept.label, organizations.organization) as organization,
        cast(row_number() over (order by organizations.organization_id) as integer) as organization_number
    from organizations
    left join kept on organizations.organization_id = kept.member_id

)

select * from final
