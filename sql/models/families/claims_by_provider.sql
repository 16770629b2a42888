{{ family_cells(ref('released_claims'), taken={'organization specialty': 'claims_by_organization_specialty'}) }}
