import type { Answer } from '../../../tools/answer.ts';

/** The answer of a question that could not be worked on at all, so that `--json` still has its document. */
export function failedAnswer(question: string, thread: string, message: string): Answer {
  return {
    status: 'failed',
    answerId: '',
    thread,
    question,
    readAs: '',
    headline: message,
    text: message,
    tables: [],
    chart: null,
    clarification: null,
    declined: null,
    brief: null,
    caveats: [],
    suggestions: [],
    provenance: { releaseId: '', asOf: '', dataThrough: '', planner: '', statements: [] },
  };
}
