{{ family_cells(
    ref('int_released_claims'),
    numbered=true,
    dictionary=ref('int_members'),
    taken={
        'payer': 'claims_by_payer',
        '': 'claims_by_payer',
    }
) }}
