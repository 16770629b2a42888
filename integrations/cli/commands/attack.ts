import { EXIT } from '../../../tools/errors.ts';
import type { CommandContext } from '../context.ts';
import { renderAttack } from '../render/attack.ts';

export interface AttackOptions {
  readonly release?: string;
  readonly against?: readonly string[];
}

/** `payerscope attack`: what can be inferred about withheld cells; exit 6 on any violation. */
export async function attack(options: AttackOptions, context: CommandContext): Promise<number> {
  const workspace = await context.openWorkspace();
  const { report, timings } = await workspace.attack({ ...options, elapsed: context.elapsed });
  context.streams.stdout.write(`${renderAttack(report, context.screen).join('\n')}\n`);
  const seconds = timings.map((one) => `${one.part} ${one.seconds.toFixed(1)} s`).join(' · ');
  context.streams.stderr.write(`${context.notices.palette.dim(seconds)}\n`);
  return report.violations.length > 0 ? EXIT.checkFailed : EXIT.answered;
}
