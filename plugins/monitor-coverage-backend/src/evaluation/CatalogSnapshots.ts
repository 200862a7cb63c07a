import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import {
  createGraph,
  createPartIndex,
  DependencyGraph,
  endangers,
  PartIndex,
  toGraphPart,
  toPartIdentity,
  toProviders,
} from '@guildhall/plugin-monitor-coverage-common';
import { CatalogPart, CatalogView, loadCatalog } from './loadCatalog';

/** The catalog, and what follows from it alone. */
export interface CatalogSnapshot extends CatalogView {
  byRef: ReadonlyMap<string, CatalogPart>;
  graph: DependencyGraph;
  /** How many need each part. */
  endangers: ReadonlyMap<string, number>;
  index: PartIndex;
}

/** Has the newest catalog, and keeps it until that changes. */
export class CatalogSnapshots {
  #latest: { revision: number; loading: Promise<CatalogSnapshot> } | undefined;

  constructor(
    private readonly options: {
      /** The labels that may name a part. */
      labels: readonly string[] | undefined;
      projection: EntityProjection;
    },
  ) {}

  /** @param catalogRevision - As the state has it. */
  async get(catalogRevision: number): Promise<CatalogSnapshot> {
    if (this.#latest?.revision !== catalogRevision) {
      const loading = this.#load();
      this.#latest = { revision: catalogRevision, loading };
      loading.catch(() => {
        // What failed is tried again by whoever asks next.
        this.#latest = undefined;
      });
    }
    return this.#latest.loading;
  }

  async #load(): Promise<CatalogSnapshot> {
    const { labels, projection } = this.options;
    const view = await loadCatalog(projection);
    const graphParts = view.parts.map(({ entity }) => toGraphPart(entity));
    const graph = createGraph(graphParts);
    return {
      ...view,
      byRef: new Map(view.parts.map(part => [part.ref, part])),
      graph,
      endangers: endangers(graph),
      index: createPartIndex(
        view.parts.map(({ entity }) => toPartIdentity(entity)),
        { labels, providers: toProviders(graphParts) },
      ),
    };
  }
}
