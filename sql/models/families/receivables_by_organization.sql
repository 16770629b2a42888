{{ family_cells(ref('released_receivables')) }}
