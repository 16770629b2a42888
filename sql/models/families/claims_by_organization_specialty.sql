{{ family_cells(
    ref('int_released_claims'),
    numbered=true,
    dictionary=ref('int_members'),
    taken={
        'organization': 'claims_by_payer_organization',
        '': 'claims_by_payer',
    }
) }}
