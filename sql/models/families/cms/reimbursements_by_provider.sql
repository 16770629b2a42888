{{ family_cells(
    ref('released_reimbursements'),
    taken={'claim_type': 'reimbursements_by_claim_type', '': 'reimbursements_by_claim_type'}
) }}
