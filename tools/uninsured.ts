/** The member that stands for claims nobody insures: one among the payers, but no payer to talk to. */
export const UNINSURED = 'No insurance';
