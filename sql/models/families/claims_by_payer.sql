{{ family_cells(
    ref('int_released_claims'),
    numbered=true,
    dictionary=ref('int_members')
) }}
