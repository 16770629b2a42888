{{ family_cells(
    ref('int_released_orders'),
    numbered=true,
    dictionary=ref('int_members')
) }}
