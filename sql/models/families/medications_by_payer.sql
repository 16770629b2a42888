{{ family_cells(ref('released_medications'), numbered=true) }}
