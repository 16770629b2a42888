{{ family_cells(ref('released_reimbursements')) }}
