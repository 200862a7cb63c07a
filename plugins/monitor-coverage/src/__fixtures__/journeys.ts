import {
  Journey,
  JourneyDetail,
  RollUp,
  WeakestLink,
} from '@guildhall/plugin-monitor-coverage-common';
import { VISITS_API, VISITS_DB } from './parts';

const WEAKEST: WeakestLink = {
  entityRef: VISITS_DB,
  title: 'Visits database (writer)',
  signal: 'saturation',
  rung: 'none',
  reasons: [{ code: 'no-monitor' }],
  path: ['component:default/patient-app', VISITS_API, VISITS_DB],
};

const WEAK_VIDEO: WeakestLink = {
  entityRef: 'component:default/video-provider',
  title: 'Video provider',
  signal: 'availability',
  rung: 'rule',
  reasons: [{ code: 'measured-unknown' }],
  path: ['component:default/video-provider'],
};

export const JOURNEYS: Journey[] = [
  {
    name: 'see-a-doctor',
    title: 'See a doctor',
    description:
      'A patient books a visit, waits, and talks to a doctor by video.',
    owner: 'group:default/visits-team',
    weakest: WEAKEST,
    parts: 6,
    gaps: 7,
  },
  {
    name: 'pay',
    title: 'Pay for a visit',
    owner: 'group:default/payments-team',
    weakest: {
      ...WEAK_VIDEO,
      entityRef: 'component:default/nightly-billing',
      title: 'Nightly billing',
      signal: 'duration',
      rung: 'routed',
      path: ['component:default/nightly-billing'],
    },
    parts: 2,
    gaps: 0,
  },
  { name: 'read-a-leaflet', title: 'Read a leaflet', parts: 1, gaps: 0 },
];

export const JOURNEY: JourneyDetail = {
  ...JOURNEYS[0],
  steps: [
    {
      title: 'Book',
      parts: [
        'component:default/patient-app',
        'component:default/scheduling-api',
      ],
      weakest: WEAKEST,
    },
    {
      title: 'Talk',
      parts: ['component:default/video-provider'],
      weakest: WEAK_VIDEO,
    },
    { title: 'Rate', parts: ['component:default/patient-app'] },
  ],
  nodes: [
    node('component:default/patient-app', 'Patient app', 'app', 'proven', 0),
    node(
      'component:default/scheduling-api',
      'Scheduling API',
      'service',
      'none',
      2,
    ),
    node(VISITS_API, 'Visits API', 'service', 'live', 1),
    node(VISITS_DB, 'Visits database (writer)', 'database', 'none', 3),
    node(
      'resource:default/visit-events-queue',
      'Visit events',
      'queue',
      'unknown',
      1,
    ),
    node(
      'component:default/video-provider',
      'Video provider',
      'third-party',
      'rule',
      2,
    ),
    {
      ...node(
        'resource:default/secret-vault',
        'secret-vault',
        undefined,
        undefined,
        0,
      ),
      readable: false,
    },
  ],
  edges: [
    { from: 'component:default/patient-app', to: VISITS_API },
    {
      from: 'component:default/patient-app',
      to: 'component:default/scheduling-api',
    },
    { from: VISITS_API, to: VISITS_DB },
    { from: VISITS_API, to: 'resource:default/visit-events-queue' },
    { from: VISITS_DB, to: 'resource:default/secret-vault' },
  ],
};

function node(
  entityRef: string,
  title: string,
  type: string | undefined,
  rung: JourneyDetail['nodes'][number]['rung'],
  gaps: number,
): JourneyDetail['nodes'][number] {
  return {
    entityRef,
    title,
    kind: entityRef.split(':')[0],
    type,
    rung,
    gaps,
    readable: true,
  };
}

export const SYSTEMS: RollUp[] = [
  rollUp('system:default/visits', 'Visits', 9, WEAKEST),
  rollUp('system:default/payments', 'Payments', 0, undefined),
  {
    ...rollUp('system:default/libraries', 'Libraries', 0, undefined),
    cells: { none: 0, rule: 0, live: 0, routed: 0, proven: 0, unknown: 0 },
  },
];

export const OWNERS: RollUp[] = [
  rollUp('group:default/visits-team', 'Visits', 6, WEAKEST),
  rollUp('group:default/payments-team', 'Payments', 0, undefined),
];

function rollUp(
  entityRef: string,
  title: string,
  gaps: number,
  weakest: WeakestLink | undefined,
): RollUp {
  return {
    entityRef,
    title,
    parts: 4,
    gaps,
    cells: {
      none: gaps > 0 ? 3 : 0,
      rule: 0,
      live: gaps > 0 ? 2 : 0,
      routed: 4,
      proven: 6,
      unknown: gaps > 0 ? 1 : 0,
    },
    weakest,
  };
}
