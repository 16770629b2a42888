{{ family_cells(ref('released_claims'), taken={'payer': 'claims_by_payer', '': 'claims_by_payer'}) }}
