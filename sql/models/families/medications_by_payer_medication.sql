{{ family_cells(
    ref('int_released_orders'),
    numbered=true,
    dictionary=ref('int_members'),
    taken={
        'payer': 'medications_by_payer',
        '': 'medications_by_payer',
    }
) }}
