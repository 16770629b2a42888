import { isDeepStrictEqual } from 'node:util';
import type { Assertion } from '../suite/assertions.ts';
import type { Failures, JudgeContext } from './context.ts';
import { liveParts } from './inert-surfaces.ts';
import { judgeBrief } from './judge-brief.ts';
import { judgePlan } from './judge-plan.ts';
import { judgeSameAs } from './judge-same-as.ts';
import { judgeStyle } from './judge-style.ts';
import { judgeValues, judgeWithheld } from './judge-values.ts';
import { judgeWords } from './judge-words.ts';
import { slackOverruns } from './slack-limits.ts';
import { disclosedParts } from './undisclosed.ts';

/** Judges one assertion; wiring only. */
export async function judgeAssertion(asserted: Assertion, context: JudgeContext): Promise<Failures> {
  const { subject, turn } = context;
  const { answer } = turn;
  switch (asserted.type) {
    case 'plan':
      return judgePlan(asserted, context);
    case 'not-plan': {
      const failures = await judgePlan({ ...asserted, type: 'plan' }, context);
      return failures.length > 0 ? [] : ['the plan is still the one that was found wrong'];
    }
    case 'status': {
      const { value, says = '' } = asserted;
      const right = answer.status === value && answer.headline.startsWith(says);
      return right ? [] : [`expected ${value} ${says}; found ${answer.status}: ${answer.headline}`];
    }
    case 'values':
      return judgeValues(asserted, context);
    case 'withheld':
      return judgeWithheld(asserted, context);
    case 'contains':
    case 'icontains':
    case 'not-contains':
    case 'not-icontains':
    case 'regex':
    case 'not-regex':
      return judgeWords(asserted, context);
    case 'same-as':
      return judgeSameAs(asserted, context);
    case 'injection':
      return liveParts(subject, answer);
    case 'disclosure':
      return disclosedParts(answer, subject.manifest);
    case 'brief':
      return judgeBrief(asserted, context);
    case 'slack':
      return slackOverruns(subject.slack(answer));
    case 'style':
      return judgeStyle(asserted, context);
    case 'statements': {
      const sent = answer.provenance.statements.map(({ template }) => template);
      const { templates, max = Number.POSITIVE_INFINITY } = asserted;
      const right = sent.length <= max && (templates === undefined || isDeepStrictEqual(sent, templates));
      return right ? [] : [`statements sent: ${sent.join(', ') || 'none'}`];
    }
    case 'latency':
      return turn.milliseconds <= asserted.threshold
        ? []
        : [`it took ${turn.milliseconds.toFixed(0)} ms, ${asserted.threshold} are allowed`];
    case 'cost': {
      const cost = answer.provenance.model === undefined ? 0 : answer.provenance.model.costUsd;
      return cost !== null && cost <= asserted.threshold
        ? []
        : [`it cost ${cost ?? 'nobody knows how much'} USD, ${asserted.threshold} are allowed`];
    }
  }
}
