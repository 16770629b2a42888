{{ family_cells(ref('fct_medications')) }}
