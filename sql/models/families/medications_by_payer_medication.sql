{{ family_cells(
    ref('released_medications'),
    numbered=true,
    taken={'payer': 'medications_by_payer', '': 'medications_by_payer'}
) }}
