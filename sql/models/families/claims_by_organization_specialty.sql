{{ family_cells(ref('released_claims'), taken={
    'organization': 'claims_by_payer_organization',
    '': 'claims_by_payer',
}) }}
