{{ family_cells(ref('released_medications'), taken={'payer': 'medications_by_payer', '': 'medications_by_payer'}) }}
