{{ family_cells(ref('released_changed_reimbursements')) }}
