import { Entity } from '@backstage/catalog-model';
import { parseMonitoringDocuments, requirementsOf } from '.';

const now = new Date('2026-06-30T12:00:00Z');

const text = `
apiVersion: guildhall.dev/v1alpha1
kind: MonitorPolicy
title: What parts need
rules:
  - title: Services
    for: { kind: Component, type: [service, monolith] }
    signals: [latency, traffic, errors, saturation]
    watchEvery: { days: 30 }
  - title: Libraries need no monitor
    for: { kind: Component, type: library }
    signals: []
  - title: Replicas
    for:
      kind: resource
      tag: postgresql
      annotations: { guildhall.dev/role: reader }
    signals: [utilisation, replication-lag]
  - title: Databases
    for: { kind: Resource, type: database }
    signals: [utilisation, storage]
overrides:
  - part: resource:default/Visits-DB
    add: [errors, storage]
    waive:
      - { signal: storage, because: It is on an elastic volume., until: 2026-06-30 }
      - { signal: utilisation, because: It was new., until: '2026-06-30T11:59:00Z' }
      - { signal: backlog, because: It has none., until: 2030-01-01 }
  - part: resource:default/printer
    add: [availability]
`;

function entity(
  kind: string,
  name: string,
  type: string,
  metadata: Partial<Entity['metadata']> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace: 'default', name, ...metadata },
    spec: { type },
  };
}

describe('what a part needs', () => {
  const { policies, problems } = parseMonitoringDocuments([
    { location: 'policy.yaml', text },
  ]);
  const needs = (...args: Parameters<typeof entity>) =>
    requirementsOf(policies, entity(...args), now);

  it('is what the first rule about it says', () => {
    expect(problems).toEqual([]);
    expect(needs('Component', 'care-core', 'monolith')).toEqual({
      signals: ['latency', 'traffic', 'errors', 'saturation'],
      waivers: {},
      watchEveryDays: 30,
      origin: 'policy.yaml',
      title: 'Services',
    });
    const annotations = { 'guildhall.dev/role': 'reader' };
    expect(
      needs('Resource', 'reader', 'database', {
        tags: ['sql', 'postgresql'],
        annotations,
      }),
    ).toMatchObject({ title: 'Replicas', watchEveryDays: 90 });
    expect(
      needs('Resource', 'reader', 'database', { annotations }),
    ).toMatchObject({ title: 'Databases' });
  });

  it('is nothing to watch or look at, where a rule says so', () => {
    const library = needs('Component', 'design-system', 'library');
    expect(library).toMatchObject({ title: 'Libraries need no monitor' });
    expect(library?.signals).toEqual([]);
    expect(library?.watchEveryDays).toBeUndefined();
  });

  it('is not known without a rule', () => {
    expect(needs('Component', 'portal', 'website')).toBeUndefined();
    expect(requirementsOf([], entity('API', 'a', 'openapi'), now)).toBe(
      undefined,
    );
  });

  it('is more, or less for a time, where an override says so', () => {
    expect(needs('Resource', 'visits-db', 'database')).toMatchObject({
      signals: ['utilisation', 'storage', 'errors'],
      waivers: {
        storage: {
          because: 'It is on an elastic volume.',
          until: '2026-06-30T23:59:59.999Z',
        },
      },
    });
    expect(
      Object.keys(needs('Resource', 'visits-db', 'database')!.waivers),
    ).toEqual(['storage']);
    expect(needs('Resource', 'printer', 'device')).toMatchObject({
      signals: ['availability'],
      title: 'What parts need',
      watchEveryDays: 90,
    });
  });

  it('lets a team add overrides in a file of its own', () => {
    const { policies: both } = parseMonitoringDocuments([
      { location: 'policy.yaml', text },
      {
        location: 'team.yaml',
        text: `
apiVersion: guildhall.dev/v1alpha1
kind: MonitorPolicy
title: Ours
overrides:
  - part: component:default/care-core
    add: [availability]
`,
      },
    ]);
    expect(
      requirementsOf(both, entity('Component', 'care-core', 'monolith'), now),
    ).toMatchObject({
      origin: 'policy.yaml',
      signals: ['latency', 'traffic', 'errors', 'saturation', 'availability'],
    });
  });
});

describe('parseMonitoringDocuments', () => {
  it('says which field is wrong, in which line, and keeps the rest', () => {
    const { policies, journeys, problems } = parseMonitoringDocuments([
      {
        location: 'all.yaml',
        text: `apiVersion: guildhall.dev/v1alpha1
kind: MonitorPolicy
title: Broken
rules:
  - title: Services
    for: { kind: Component, typ: service }
    signals: [latency, speed]
overrides:
  - part: visits-db
    waive:
      - signal: errors
        because: "  "
        until: never
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
---
title: "not closed
---
# nothing
---
- a list
---
apiVersion: guildhall.dev/v1alpha1
kind: Journey
name: visit
title: Visit
steps:
  - { title: Book, parts: ['component:portal'] }
---
apiVersion: guildhall.dev/v1alpha1
kind: Journey
name: visit
title: Visit again
steps:
  - { title: Book, parts: ['component:default/portal'] }
---
apiVersion: guildhall.dev/v1alpha1
kind: Journey
name: Book it
steps: []
---
a: &a [x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
`,
      },
    ]);
    expect(policies).toEqual([]);
    expect(journeys).toEqual([
      {
        name: 'visit',
        title: 'Visit',
        origin: 'all.yaml',
        steps: [{ title: 'Book', parts: ['component:default/portal'] }],
      },
    ]);
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      "6 'rules[0].for.typ' is not a field here",
      expect.stringMatching(
        /^7 'rules\[0\]\.signals\[1\]' must be one of latency, traffic/,
      ),
      "9 'overrides[0].part': must be an entity ref such as resource:default/visits-db",
      expect.stringMatching(/^12 'overrides\[0\]\.waive\[0\]\.because': /),
      "13 'overrides[0].waive[0].until': must be a day such as 2027-06-30, or a time",
      "16 'kind' must be one of MonitorPolicy, Journey",
      expect.stringMatching(/^1[89] Missing closing/),
      expect.stringMatching(/^22 the document: /),
      "33 'name': there is another journey named visit",
      "40 'name': must be in kebab-case, such as video-visit",
      expect.stringMatching(/^38 'title' is missing/),
      "41 'steps': must have at least one step",
      expect.stringMatching(/^43 Excessive alias count/),
    ]);
    expect(new Set(problems.map(({ location }) => location))).toEqual(
      new Set(['all.yaml']),
    );
  });
});
