with claim_rows as (

    select * from {{ ref('stg_cms__claim_rows') }}

),

claims as (

    select * from {{ ref('int_reimbursements_described') }}

),

row_uses as (

    select
        file_order,
        row_use as finding,
        count(*) as found
    from claim_rows
    where row_use != 'counted'
    group by file_order, row_use

),

-- Rows that are counted but begin no claim of their own.
further_segments as (

    select
        file_order,
        'further segment' as finding,
        count(*) - count(distinct claim_id) as found
    from claim_rows
    where row_use = 'counted'
    group by file_order

),

after_as_of as (

    select
        file_order,
        'after the as-of date' as finding,
        count(distinct claim_id) as found
    from claim_rows
    where row_use = 'counted' and from_date > {{ as_of_date() }}
    group by file_order

),

of_claims as (

    select
        file_order,
        'discharge before admission' as finding,
        sum(has_negative_stay) as found
    from claims
    group by file_order
    union all
    select
        file_order,
        'after death' as finding,
        sum(is_after_death) as found
    from claims
    group by file_order

),

findings as (

    select * from row_uses
    union all
    select * from further_segments
    union all
    select * from after_as_of
    union all
    select * from of_claims

),

final as (

    select
        files.file,
        findings.finding,
        findings.found
    from findings
    inner join {{ source('cms', 'cms_files') }} as files on findings.file_order = files.file_order
    where findings.found > 0

)

select * from final
