{{ family_cells(ref('released_claims'), numbered=true, taken={'payer': 'claims_by_payer', '': 'claims_by_payer'}) }}
