import type { TemplateDefinition } from '../../sql/templates/define-template.ts';
import type { AgentState, AgentUpdate } from '../state.ts';

const SUBJECTS: Readonly<Record<TemplateDefinition['subject'], string>> = {
  payers: 'Payers',
  coverage: 'Medication coverage',
  receivables: 'Receivables',
  providers: 'Providers',
  billing: 'Submitted claims',
  cms: 'Medicare reimbursements',
  catalog: 'The data itself',
};

/** What can be asked: every template by subject, with an example of each. */
export function createHelp(templates: readonly TemplateDefinition[]) {
  return (_state: AgentState): AgentUpdate => {
    const blocks = Object.entries(SUBJECTS).flatMap(([subject, title]) => {
      const own = templates.filter((template) => template.subject === subject);
      const lines = own.map(({ title: name, examples }) => `- ${name}: “${examples[0]}”`);
      return own.length === 0 ? [] : [[`**${title}**`, ...lines].join('\n')];
    });
    return {
      outcome: {
        status: 'answered',
        headline: 'What you can ask',
        text: blocks.join('\n\n'),
        readAs: 'What can I ask?',
        clarification: null,
        declined: null,
        suggestions: templates.slice(0, 3).map(({ examples }) => examples[0]!),
      },
    };
  };
}
