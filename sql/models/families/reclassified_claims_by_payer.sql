{{ family_cells(ref('released_late')) }}
