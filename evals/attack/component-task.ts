import type { Bound, BoundTarget } from './bound.ts';
import type { Component } from './components.ts';
import type { ProgrammeSolver } from './linear-solver.ts';
import type { LinearSystem } from './linear-system.ts';
import type { Presolved } from './presolve.ts';

/** What is needed to bound the targets of one component. */
export interface ComponentTask {
  readonly system: LinearSystem;
  readonly known: Presolved;
  readonly component: Component;
  readonly targets: readonly BoundTarget[];
  /** Filled for the component's targets. */
  readonly bounds: Bound[];
  readonly solver: ProgrammeSolver;
}
