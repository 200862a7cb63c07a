import {
  Cell,
  CellRung,
  Part,
  Reason,
  Signal,
  WatchState,
} from '@guildhall/plugin-monitor-coverage-common';
import { ago, inDays } from './times';

export const VISITS_DB = 'resource:default/visits-db';
export const VISITS_API = 'component:default/visits-api';

/** What keeps a cell from its next rung. */
const REASONS: Record<CellRung, Reason> = {
  none: { code: 'no-monitor' },
  rule: { code: 'measured-unknown' },
  live: { code: 'nobody-notified', params: { receivers: ['nobody'] } },
  routed: { code: 'not-proven', params: { period: { days: 15 } } },
  proven: { code: 'fired', params: { day: '2026-11-03' } },
  unknown: {
    code: 'not-answering',
    params: { providers: ['Prometheus west'] },
  },
};

const LOOKED_AT: WatchState = {
  lastAt: ago(12),
  lastBy: 'user:default/kim',
  dueAt: inDays(18),
  overdue: false,
  assignee: 'user:default/ravi',
};

export function cell(
  signal: Signal,
  rung: CellRung,
  more: Partial<Cell> = {},
): Cell {
  return {
    signal,
    rung,
    reasons: [REASONS[rung]],
    since: ago(40),
    ...(rung === 'unknown' && {
      lastGood: { rung: 'proven' as const, at: ago(0.2) },
    }),
    ...more,
  };
}

export function part(
  entityRef: string,
  title: string,
  more: Partial<Part> = {},
): Part {
  const { cells = [] } = more;
  return {
    entityRef,
    title,
    kind: entityRef.split(':')[0],
    type: 'service',
    owner: 'group:default/visits-team',
    system: 'system:default/visits',
    cells,
    gaps: cells.filter(
      ({ rung, waiver }) =>
        !waiver && (rung === 'none' || rung === 'rule' || rung === 'live'),
    ).length,
    endangers: 0,
    watch: LOOKED_AT,
    ...more,
  };
}

export const NEVER_LOOKED_AT: WatchState = {
  dueAt: ago(60),
  overdue: true,
  assignee: 'user:default/kim',
};

/** Most dangerous first, as the backend answers. */
export const PARTS: Part[] = [
  part(VISITS_DB, 'Visits database (writer)', {
    type: 'database',
    tier: '1',
    endangers: 9,
    watch: NEVER_LOOKED_AT,
    cells: [
      cell('utilisation', 'none'),
      cell('saturation', 'none'),
      cell('errors', 'live'),
      cell('connections', 'proven'),
      cell('replication-lag', 'routed'),
      cell('storage', 'none', {
        waiver: {
          because: 'The volume grows by itself.',
          until: inDays(200),
        },
      }),
    ],
  }),
  part('component:default/scheduling-api', 'Scheduling API', {
    owner: 'group:default/scheduling-team',
    system: 'system:default/scheduling',
    tier: '1',
    endangers: 6,
    cells: [
      cell('latency', 'proven'),
      cell('traffic', 'rule'),
      cell('errors', 'routed'),
      cell('saturation', 'none'),
    ],
  }),
  part('resource:default/visit-events-queue', 'Visit events', {
    type: 'queue',
    endangers: 4,
    cells: [
      cell('backlog', 'unknown'),
      cell('availability', 'unknown', { lastGood: undefined }),
      cell('errors', 'none'),
    ],
  }),
  part('component:default/video-provider', 'Video provider', {
    type: 'third-party',
    owner: undefined,
    system: undefined,
    endangers: 3,
    watch: undefined,
    cells: [cell('availability', 'rule'), cell('latency', 'none')],
  }),
  part(VISITS_API, 'Visits API', {
    tier: '1',
    endangers: 2,
    cells: [
      cell('latency', 'proven'),
      cell('traffic', 'routed'),
      cell('errors', 'proven'),
      cell('saturation', 'live'),
    ],
  }),
  part('resource:default/session-cache', 'Session cache', {
    type: 'cache',
    endangers: 2,
    cells: [
      cell('hit-ratio', 'routed'),
      cell('utilisation', 'proven'),
      cell('errors', 'proven'),
    ],
  }),
  part('component:default/nightly-billing', 'Nightly billing', {
    type: 'batch',
    owner: 'group:default/payments-team',
    system: 'system:default/payments',
    cells: [cell('last-success', 'proven'), cell('duration', 'routed')],
  }),
  part('component:default/care-website', 'Care website', {
    type: 'website',
    owner: 'group:default/patient-experience-team',
    system: 'system:default/patient-engagement',
    cells: [cell('availability', 'proven'), cell('expiry', 'routed')],
  }),
];
