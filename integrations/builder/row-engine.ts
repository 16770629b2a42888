import type { FactDefinition, FamilyDefinition } from '../../tools/disclosure/family-definition.ts';
import type { Warehouse } from '../../tools/ports.ts';
import type { Chain } from './chain.ts';

export interface DeclaredFamilies {
  readonly facts: readonly FactDefinition[];
  readonly definitions: readonly { readonly name: string; readonly definition: FamilyDefinition }[];
}

/**
 * Another engine for the rows of a build: models run there, while what releases are made and judged by (families,
 * truth, keys, the list of releases) stays in the builder's own file, the book.
 */
export interface RowEngine {
  readonly warehouse: Warehouse;
  /**
   * Takes over what was imported and checked in the book, and leaves no row of it there.
   * @param forgets where the chain that stands there was forgotten by the book, and this one begins anew
   * @throws PayerscopeError STORE_UNAVAILABLE where the frozen rows there are not those of the book's chain
   */
  load(book: Warehouse, chain: Chain, forgets: boolean): Promise<void>;
  /** Brings the families, thousands of aggregate rows, into the book once the models have run. */
  fetchFamilies(book: Warehouse, families: DeclaredFamilies): Promise<void>;
  /** Keeps the rows behind a release that is about to be published, aside, until `settle`. */
  freeze(book: Warehouse, chain: Chain, asOf: string, releaseId: string): Promise<void>;
  /** Puts in force what was kept aside, once the book knows of the release. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
