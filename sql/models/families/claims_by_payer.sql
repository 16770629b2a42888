{{ family_cells(ref('released_claims'), numbered=true) }}
