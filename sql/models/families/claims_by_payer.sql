{{ family_cells(ref('fct_claims')) }}
