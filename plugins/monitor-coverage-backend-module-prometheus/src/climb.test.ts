import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  PartDetail,
  Suggestion,
} from '@guildhall/plugin-monitor-coverage-common';
import { factsServiceRef } from '@guildhall/plugin-scorecards-node';
import request from 'supertest';
import { parse } from 'yaml';
import { features } from '../dev/features';
import { describeWithServers } from './__testUtils__/describeWithServers';
import { RealServers, startExporter, until } from './__testUtils__/realServers';

jest.setTimeout(180_000);

const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'visits-team', namespace: 'default' },
    spec: { type: 'team', children: [] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'visits-db', namespace: 'default' },
    spec: { type: 'database', owner: 'visits-team' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/visits-team' }],
  },
];

const policy = `
apiVersion: guildhall.dev/v1alpha1
kind: MonitorPolicy
title: What databases need
rules:
  - title: Databases
    for: { kind: Resource, type: database }
    signals: [saturation]
`;

const toNobody = {
  route: { receiver: 'nobody' },
  receivers: [{ name: 'nobody' }],
};

const toTheTeam = {
  route: {
    receiver: 'nobody',
    routes: [{ receiver: 'visits-team', matchers: ['team="visits-team"'] }],
  },
  receivers: [
    { name: 'nobody' },
    { name: 'visits-team', webhook_configs: [{ url: 'http://127.0.0.1:1/' }] },
  ],
};

const definitions = createMockDirectory();

describeWithServers('the unwatched database', () => {
  const servers = new RealServers();

  let exporter: Awaited<ReturnType<typeof startExporter>>;

  beforeAll(async () => {
    exporter = await startExporter();
  });

  afterAll(async () => {
    await exporter.stop();
    await servers.stop();
  });

  it('climbs rung by rung with the rule that is suggested', async () => {
    definitions.setContent({ 'policy.yaml': policy });
    const alertmanager = await servers.startAlertmanager(toNobody);
    const prometheus = await servers.startPrometheus({
      rules: { groups: [] },
      alertmanagers: [alertmanager.address],
      jobs: { node: [exporter.target] },
    });
    const { server } = await startTestBackend({
      features: [
        ...features,
        catalogServiceMock.factory({ entities }),
        createServiceFactory({
          service: factsServiceRef,
          deps: {},
          factory: () => ({
            declareSource: async () => {},
            push: async () => ({ changed: 0, unchanged: 0, rejected: [] }),
          }),
        }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            monitorCoverage: {
              definitions: [
                { type: 'file', target: `${definitions.path}/*.yaml` },
              ],
              prometheus: [
                {
                  id: 'eu-1',
                  url: prometheus.url,
                  alertmanagers: [{ url: alertmanager.url }],
                },
              ],
            },
          },
        }),
      ],
    });
    const get = async <T>(path: string): Promise<T> => {
      const { body, status } = await request(server).get(
        `/api/monitor-coverage${path}`,
      );
      expect([path, status, body.error?.message]).toEqual([
        path,
        200,
        undefined,
      ]);
      return body;
    };
    const readPart = () => get<PartDetail>('/parts/resource/default/visits-db');
    const climbTo = (rung: string) =>
      until(
        async () => {
          await request(server)
            .post('/api/monitor-coverage/providers/refresh')
            .expect(200);
          const [cell] = (await readPart()).cells;
          return { rung: cell.rung, reasons: cell.reasons };
        },
        cell => cell.rung === rung,
      );

    await climbTo('none');
    const { items } = await get<{ items: Suggestion[] }>(
      '/suggestions?part=resource:default/visits-db&signal=saturation',
    );
    const [{ rules }] = items;

    await prometheus.reload(parse(rules));
    await climbTo('rule');

    // An idle counter that stands still is a CPU that is busy.
    exporter.metrics.push(
      'node_cpu_seconds_total{database="visits-db",cpu="0",mode="idle"} 1',
    );
    expect(await climbTo('live')).toMatchObject({
      reasons: [{ code: 'nobody-notified', params: { receivers: ['nobody'] } }],
    });

    await alertmanager.configure(toTheTeam);
    await climbTo('routed');

    await prometheus.reload(parse(rules.replaceAll(/for: \w+/g, 'for: 0s')));
    await climbTo('proven');

    const { changes, matches } = await readPart();
    expect(changes.map(({ to }) => to).reverse()).toEqual([
      'none',
      'rule',
      'live',
      'routed',
      'proven',
    ]);
    expect(matches).toContainEqual(
      expect.objectContaining({
        signal: 'saturation',
        rung: 'proven',
        receivers: [
          {
            name: 'visits-team',
            notifies: true,
            owner: 'group:default/visits-team',
          },
        ],
      }),
    );
  });
});
