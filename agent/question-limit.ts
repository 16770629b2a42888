/** Longest question that is read, in characters: admitted by the graph and by the planner alike. */
export const MAX_QUESTION_LENGTH = 1_000;
