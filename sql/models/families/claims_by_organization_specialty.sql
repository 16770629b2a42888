{{ family_cells(ref('released_claims'), numbered=true, taken={
    'organization': 'claims_by_payer_organization',
    '': 'claims_by_payer',
}) }}
