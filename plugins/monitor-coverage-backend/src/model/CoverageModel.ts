import { RELATION_OWNED_BY, RELATION_PART_OF } from '@backstage/catalog-model';
import {
  Cell,
  DependencyGraph,
  JourneyDefinition,
  subgraphOf,
} from '@guildhall/plugin-monitor-coverage-common';
import { CoverageStore } from '../database/CoverageStore';
import { severityOf, toCell } from '../database/coverageRows';
import { StateStore } from '../database/StateStore';
import { Definitions } from '../definitions/Definitions';
import { createOwnerOf, OwnerOf } from '../evaluation/receivers';
import { CatalogSnapshots } from '../evaluation/CatalogSnapshots';
import { targetsOf, titleOf } from '../evaluation/loadCatalog';

/** Something in the catalog that can have monitors. */
export interface ModelPart {
  entityRef: string;
  title: string;
  kind: string;
  type?: string;
  owner?: string;
  system?: string;
  domain?: string;
  gaps: number;
}

/** All parts and what they need of each other, at one revision. */
export interface CoverageModel {
  revision: number;
  parts: ReadonlyMap<string, ModelPart>;
  /** Of parts about which the policy says something. */
  cells: ReadonlyMap<string, Cell[]>;
  graph: DependencyGraph;
  danger: ReadonlyMap<string, number>;
  /** The titles of systems, domains, groups and people. */
  titles: ReadonlyMap<string, string>;
  /** The people in each group. */
  members: ReadonlyMap<string, string[]>;
  ownerOf: OwnerOf;
  journeys: JourneyDefinition[];
  /** The journeys that pass a part or depend on it. */
  journeysOf: ReadonlyMap<string, Array<{ name: string; title: string }>>;
}

/** Has the model of the newest revision, and keeps it until there is another. */
export class CoverageModels {
  #model: { revision: number; loading: Promise<CoverageModel> } | undefined;

  constructor(
    private readonly options: {
      catalogs: CatalogSnapshots;
      coverage: CoverageStore;
      definitions: Definitions;
      /** Owners of receivers, as configured. */
      receivers: Map<string, string>;
      state: StateStore;
    },
  ) {}

  async get(): Promise<CoverageModel> {
    const { revision, catalogRevision } = await this.options.state.get();
    if (this.#model?.revision !== revision) {
      const loading = this.#load(revision, catalogRevision);
      this.#model = { revision, loading };
      loading.catch(() => {
        // What failed is tried again by whoever asks next.
        this.#model = undefined;
      });
    }
    return this.#model.loading;
  }

  async #load(
    revision: number,
    catalogRevision: number,
  ): Promise<CoverageModel> {
    const { catalogs, coverage, definitions } = this.options;
    const catalog = await catalogs.get(catalogRevision);
    const stored = await coverage.readParts();
    const { journeys } = await definitions.get();

    const refs = new Map(catalog.parts.map(({ id, ref }) => [id, ref]));
    const rows = new Map(stored.parts.map(row => [row.entity_id, row]));
    const cells = new Map<string, Cell[]>(
      stored.parts.flatMap(({ entity_id }) => {
        const ref = refs.get(entity_id);
        return ref ? [[ref, []]] : [];
      }),
    );
    for (const row of stored.cells) {
      cells.get(refs.get(row.entity_id) ?? '')?.push(toCell(row));
    }
    const { graph } = catalog;
    return {
      revision,
      parts: new Map(
        catalog.parts.map(({ id, ref, entity }) => {
          const system = targetsOf(entity, RELATION_PART_OF).find(target =>
            target.startsWith('system:'),
          );
          const type = entity.spec?.type;
          return [
            ref,
            {
              entityRef: ref,
              title: titleOf(entity),
              kind: entity.kind.toLocaleLowerCase('en-US'),
              type: typeof type === 'string' ? type : undefined,
              owner: targetsOf(entity, RELATION_OWNED_BY).at(0),
              system,
              domain: system && catalog.domains.get(system),
              gaps: rows.get(id)?.gaps ?? 0,
            },
          ];
        }),
      ),
      cells,
      graph,
      danger: new Map(
        stored.parts.map(row => [refs.get(row.entity_id) ?? '', row.endangers]),
      ),
      titles: catalog.titles,
      members: catalog.members,
      ownerOf: createOwnerOf(this.options.receivers, catalog.groups),
      journeys,
      journeysOf: findJourneys(graph, journeys),
    };
  }
}

/** The worst cell of a part that has to be watched; waived ones need not. */
export function worstCell(cells: Cell[] = []): Cell | undefined {
  return cells
    .filter(({ waiver }) => !waiver)
    .reduce<Cell | undefined>(
      (worst, cell) =>
        worst && severityOf(worst.rung) <= severityOf(cell.rung) ? worst : cell,
      undefined,
    );
}

function findJourneys(graph: DependencyGraph, journeys: JourneyDefinition[]) {
  const journeysOf = new Map<string, Array<{ name: string; title: string }>>();
  for (const { name, title, steps } of journeys) {
    const passed = steps.flatMap(({ parts }) => parts);
    for (const ref of subgraphOf(graph, passed).nodes) {
      journeysOf.set(ref, [...(journeysOf.get(ref) ?? []), { name, title }]);
    }
  }
  return journeysOf;
}
