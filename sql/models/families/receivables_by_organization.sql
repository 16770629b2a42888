{{ family_cells(ref('fct_receivables')) }}
