import { RELATION_OWNED_BY, RELATION_PART_OF } from '@backstage/catalog-model';
import { inTurns } from '@guildhall/plugin-guildhall-node';
import {
  Cell,
  DependencyGraph,
  JourneyDefinition,
  subgraphOf,
} from '@guildhall/plugin-monitor-coverage-common';
import { CoverageStore } from '../database/CoverageStore';
import { isGap, severityOf, toCell } from '../database/coverageRows';
import { StateStore } from '../database/StateStore';
import { Definitions } from '../definitions/Definitions';
import { createOwnerOf, OwnerOf } from '../evaluation/receivers';
import {
  CatalogSnapshot,
  CatalogSnapshots,
} from '../evaluation/CatalogSnapshots';
import { targetsOf, titleOf } from '../evaluation/loadCatalog';

const PARTS_PER_TURN = 500;

/** Something in the catalog that can have monitors. */
export interface ModelPart {
  entityRef: string;
  title: string;
  kind: string;
  type?: string;
  owner?: string;
  system?: string;
  domain?: string;
}

/** All parts and what they need of each other. */
export interface PartMap {
  parts: ReadonlyMap<string, ModelPart>;
  graph: DependencyGraph;
  /** How many need each part. */
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

/** The same with how well each part is watched, at one revision. */
export interface CoverageModel extends PartMap {
  revision: number;
  /** Of parts about which the policy says something. */
  cells: ReadonlyMap<string, Cell[]>;
}

/** Has what is newest, and keeps it until that is something else. */
export class CoverageModels {
  #map:
    | { catalog: CatalogSnapshot; journeys: JourneyDefinition[]; map: PartMap }
    | undefined;
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

  /** Much cheaper than all of it, after what somebody said about a part. */
  async getMap(): Promise<PartMap> {
    const { catalogRevision } = await this.options.state.get();
    return this.#getMap(catalogRevision);
  }

  async #getMap(catalogRevision: number): Promise<PartMap> {
    const { catalogs, definitions, receivers } = this.options;
    const catalog = await catalogs.get(catalogRevision);
    const { journeys } = await definitions.get();
    if (this.#map?.catalog !== catalog || this.#map.journeys !== journeys) {
      const map = toPartMap(catalog, journeys, receivers);
      this.#map = { catalog, journeys, map };
    }
    return this.#map.map;
  }

  async #load(
    revision: number,
    catalogRevision: number,
  ): Promise<CoverageModel> {
    const { catalogs, coverage } = this.options;
    const map = await this.#getMap(catalogRevision);
    const rows = await coverage.readCells();
    const { parts } = await catalogs.get(catalogRevision);
    const cells = new Map<string, Cell[]>();
    for await (const slice of inTurns(parts, PARTS_PER_TURN)) {
      for (const { id, ref } of slice) {
        const mine = rows.get(id);
        if (mine) {
          mine.sort((a, b) => a.position - b.position);
          cells.set(ref, mine.map(toCell));
        }
      }
    }
    return { ...map, revision, cells };
  }
}

function toPartMap(
  catalog: CatalogSnapshot,
  journeys: JourneyDefinition[],
  receivers: Map<string, string>,
): PartMap {
  const { domains, endangers, graph, groups, members, titles } = catalog;
  return {
    parts: new Map(
      catalog.parts.map(({ ref, entity }) => {
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
            domain: system && domains.get(system),
          },
        ];
      }),
    ),
    graph,
    danger: endangers,
    titles,
    members,
    ownerOf: createOwnerOf(receivers, groups),
    journeys,
    journeysOf: findJourneys(graph, journeys),
  };
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

/** How many signals of a part have to be mended. */
export function countGaps(cells: Cell[] = []): number {
  return cells.filter(isGap).length;
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
