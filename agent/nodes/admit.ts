import { formatValue } from '../../tools/format-value.ts';
import { MAX_QUESTION_LENGTH } from '../question-limit.ts';
import { type AgentState, type AgentUpdate, freshTurn } from '../state.ts';

const SHOWN_OF_TOO_LONG = 120;

// Zero-width and other format characters, tag characters, private use, lone surrogates and controls carry
// nothing a person can see.
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cs}\p{Cn}]|[^\P{Cc}\n\t ]/gu;

/** A question as people see it: no invisible characters, white space collapsed. */
export function visible(question: string): string {
  return question.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** Opens a turn: forgets the last turn's work, cleans the question, ends early when there is none to read. */
export function createAdmit(examples: readonly string[]) {
  return (state: AgentState): AgentUpdate => {
    const question = visible(state.question);
    const turn = { ...freshTurn, turn: state.turn + 1, question };
    if (question === '') {
      const text = 'What would you like to know?';
      return {
        ...turn,
        outcome: {
          status: 'clarification',
          headline: text,
          text: '',
          readAs: '',
          clarification: { question: text, options: examples.map((value) => ({ label: value, value })) },
          declined: null,
          suggestions: [],
        },
      };
    }
    if (question.length <= MAX_QUESTION_LENGTH) return turn;
    const reason = `The question is longer than ${formatValue(MAX_QUESTION_LENGTH, 'count')} characters; ask it in fewer words.`;
    return {
      ...turn,
      question: `${question.slice(0, SHOWN_OF_TOO_LONG)}…`,
      outcome: {
        status: 'declined',
        headline: reason,
        text: '',
        readAs: '',
        clarification: null,
        declined: { reason, nearest: [] },
        suggestions: [...examples],
      },
    };
  };
}
