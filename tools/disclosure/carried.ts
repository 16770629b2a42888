import { bitsOf, type CellSet, grainsOf, levelsOf } from './cells.ts';
import type { FactDefinition } from './family-definition.ts';
import type { FamilyTable } from './family-table.ts';

/** `1` for each node of the cell set at which a family declares the measure. */
function declaredNodes(cells: CellSet, families: readonly FamilyTable[], measure: string): Uint8Array {
  const flags = new Uint8Array(cells.nodes.length);
  for (const family of families) addDeclared(flags, cells, family, measure);
  return flags;
}

/** The same for one family alone: what it publishes, the rest of its rows being written as withheld. */
export function declaredNodesOf(cells: CellSet, family: FamilyTable, measure: string): Uint8Array {
  const flags = new Uint8Array(cells.nodes.length);
  addDeclared(flags, cells, family, measure);
  return flags;
}

/**
 * Where a measure takes part in the mask. The base count and the people it counts are known at every cell
 * even where no family declares them: everything else is published only where they allow it.
 */
export function carriedNodes(
  cells: CellSet,
  fact: FactDefinition,
  families: readonly FamilyTable[],
  measure: string,
): Uint8Array {
  if (measure === fact.base) return new Uint8Array(cells.nodes.length).fill(1);
  return declaredNodes(cells, families, measure);
}

function addDeclared(flags: Uint8Array, cells: CellSet, { definition }: FamilyTable, measure: string): void {
  for (const group of definition.measures) {
    if (!group.names.includes(measure)) continue;
    const levels = new Set(
      (group.levels ?? levelsOf(definition)).map((level) => bitsOf(level, cells.dimensions)),
    );
    const grains = group.grains ?? grainsOf(definition);
    cells.nodes.forEach((node, n) => {
      if (levels.has(node.dimensions) && grains.includes(node.grain)) flags[n] = 1;
    });
  }
}
