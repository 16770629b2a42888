{{ family_cells(ref('released_decisions')) }}
