{{ family_cells(
    ref('released_claims'),
    numbered=true,
    taken={'organization specialty': 'claims_by_organization_specialty'}
) }}
