{{ family_cells(ref('released_receivables'), taken={
    'age_bucket priority_bucket': 'receivables_by_payer',
    'age_bucket': 'receivables_by_payer',
    'priority_bucket': 'receivables_by_payer',
    '': 'receivables_by_payer',
}) }}
