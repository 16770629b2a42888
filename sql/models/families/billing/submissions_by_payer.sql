{{ family_cells(ref('released_submissions')) }}
