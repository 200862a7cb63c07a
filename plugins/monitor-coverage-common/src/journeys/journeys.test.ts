import {
  createGraph,
  endangers,
  GraphPart,
  subgraphOf,
  toGraphPart,
  weakestLink,
  WeighedCell,
} from '.';
import { Reason } from '../reasons';
import { CellRung, Signal } from '../vocabulary';

function part(
  entityRef: string,
  needs: Partial<Omit<GraphPart, 'entityRef'>> = {},
): GraphPart {
  return {
    entityRef,
    dependsOn: [],
    consumesApis: [],
    providesApis: [],
    ...needs,
  };
}

function reasonOf(signal: Signal, rung: CellRung): Reason {
  return { code: 'text', params: { text: `${signal} is ${rung}` } };
}

function cell(
  signal: Signal,
  rung: CellRung,
  more: Partial<WeighedCell> = {},
): WeighedCell {
  return { signal, rung, reasons: [reasonOf(signal, rung)], ...more };
}

// portal -> visits-api (API) -> visits -> db <-> disk, portal -> design
const parts = [
  part('portal', { dependsOn: ['design'], consumesApis: ['visits-api'] }),
  part('visits', {
    providesApis: ['visits-api'],
    dependsOn: ['db', 'vault', 'gone'],
  }),
  part('visits-api'),
  part('db', { dependsOn: ['disk'] }),
  part('disk', { dependsOn: ['db'] }),
  part('jobs', { dependsOn: ['db'] }),
  part('design'),
  part('vault'),
];
const graph = createGraph(parts);

describe('weakestLink', () => {
  const find = (
    refs: string[],
    cells: Record<string, WeighedCell[]>,
  ): ReturnType<typeof weakestLink> =>
    weakestLink(graph, refs, new Map(Object.entries(cells)), endangers(graph));

  it('is found through APIs and those that provide them, with the way', () => {
    expect(
      find(['portal'], {
        portal: [cell('errors', 'proven')],
        visits: [cell('latency', 'routed'), cell('errors', 'live')],
        disk: [cell('storage', 'rule')],
        jobs: [cell('last-success', 'none')],
      }),
    ).toEqual({
      entityRef: 'disk',
      signal: 'storage',
      rung: 'rule',
      reasons: [reasonOf('storage', 'rule')],
      path: ['portal', 'visits-api', 'visits', 'db', 'disk'],
    });
  });

  it.each([
    ['none', 'unknown'],
    ['unknown', 'rule'],
    ['rule', 'live'],
    ['live', 'routed'],
    ['routed', 'proven'],
  ] as const)('%s is weaker than %s', (weaker, stronger) => {
    expect(
      find(['portal'], {
        portal: [cell('errors', stronger)],
        db: [cell('errors', weaker)],
      }),
    ).toMatchObject({ entityRef: 'db', rung: weaker });
    expect(
      find(['portal'], {
        portal: [cell('errors', weaker)],
        db: [cell('errors', stronger)],
      }),
    ).toMatchObject({ entityRef: 'portal', rung: weaker, path: ['portal'] });
  });

  it('is the one that endangers most, then the nearest', () => {
    const none = [cell('errors', 'none')];
    expect(
      find(['portal'], { design: none, vault: none, db: none }),
    ).toMatchObject({ entityRef: 'db' });
    expect(find(['portal'], { db: none, disk: none })).toMatchObject({
      entityRef: 'db',
    });
    expect(find(['disk', 'portal'], { db: none, disk: none })).toMatchObject({
      path: ['disk'],
    });
  });

  it('is no cell that need not be', () => {
    const waiver = { because: 'so', until: '2030-01-01T00:00:00Z' };
    expect(
      find(['portal'], {
        db: [cell('errors', 'none', { waiver }), cell('storage', 'proven')],
      }),
    ).toMatchObject({ signal: 'storage', rung: 'proven' });
    expect(
      find(['portal'], { db: [cell('errors', 'none', { waiver })] }),
    ).toBeUndefined();
    expect(find(['nowhere'], {})).toBeUndefined();
  });
});

describe('endangers', () => {
  it('counts who needs a part, through others and around circles', () => {
    expect(Object.fromEntries(endangers(graph))).toEqual({
      portal: 0,
      jobs: 0,
      design: 1,
      'visits-api': 1,
      visits: 2,
      vault: 3,
      gone: 3,
      db: 5,
      disk: 5,
    });
  });

  it('is what a walk from each part finds, in any graph', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const names = Array.from({ length: 300 }, (_, index) => `part-${index}`);
    const anyGraph = createGraph(
      names.map(name =>
        part(name, {
          dependsOn: Array.from(
            { length: random(3) },
            () => names[random(300)],
          ),
        }),
      ),
    );
    const counts = endangers(anyGraph);
    const expected = new Map(names.map(name => [name, 0]));
    for (const name of names) {
      for (const needed of subgraphOf(anyGraph, [name]).nodes) {
        if (needed !== name) {
          expected.set(needed, expected.get(needed)! + 1);
        }
      }
    }
    expect(counts).toEqual(expected);
  });

  it('counts more parts than are counted at once, however long the chain', () => {
    const names = Array.from({ length: 9_000 }, (_, index) => `part-${index}`);
    const counts = endangers(
      createGraph(
        names.map((name, index) =>
          part(name, { dependsOn: names.slice(index + 1, index + 2) }),
        ),
      ),
    );
    expect(names.map(name => counts.get(name))).toEqual(
      names.map((_, index) => index),
    );
  });
});

describe('subgraphOf', () => {
  it('has everything that is needed, and each edge once', () => {
    const { nodes, edges } = subgraphOf(graph, ['visits', 'jobs']);
    expect(nodes.sort()).toEqual([
      'db',
      'disk',
      'gone',
      'jobs',
      'vault',
      'visits',
    ]);
    expect(edges).toHaveLength(6);
    expect(edges).toContainEqual({ from: 'disk', to: 'db' });
  });
});

describe('toGraphPart', () => {
  it('reads relations, which have full refs', () => {
    expect(
      toGraphPart({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'visits' },
        relations: [
          { type: 'dependsOn', targetRef: 'resource:default/db' },
          { type: 'consumesApi', targetRef: 'api:default/slots' },
          { type: 'providesApi', targetRef: 'api:default/visits' },
          { type: 'ownedBy', targetRef: 'group:default/visits-team' },
        ],
      }),
    ).toEqual({
      entityRef: 'component:default/visits',
      dependsOn: ['resource:default/db'],
      consumesApis: ['api:default/slots'],
      providesApis: ['api:default/visits'],
    });
  });
});
