import {
  DueWatch,
  Finding,
  FindingKind,
  Gap,
  Policy,
  Provider,
  Reason,
  UnmatchedMonitor,
} from '@guildhall/plugin-monitor-coverage-common';
import { isGap } from '../cells';
import { monitorRef } from './partDetail';
import { NEVER_LOOKED_AT, PARTS, VISITS_DB } from './parts';
import { ago } from './times';

export const GAPS: Gap[] = PARTS.flatMap(part =>
  part.cells.filter(isGap).flatMap(({ signal, rung, reasons, since }) =>
    rung === 'unknown'
      ? []
      : [
          {
            entityRef: part.entityRef,
            title: part.title,
            kind: part.kind,
            type: part.type,
            owner: part.owner,
            tier: part.tier,
            signal,
            rung,
            reasons,
            since,
            endangers: part.endangers,
            journeys:
              part.entityRef === VISITS_DB
                ? [{ name: 'see-a-doctor', title: 'See a doctor' }]
                : [],
          },
        ],
  ),
);

export const FINDINGS: Finding[] = [
  finding('goes-nowhere', 'VisitsDbErrors', {
    code: 'sent-nowhere',
    params: { receivers: ['nobody'] },
  }),
  finding('silenced-long', 'VisitsDbReplicationLag', {
    code: 'silenced-long',
    params: { period: { days: 365 }, from: '2026-09-18', until: '2027-09-18' },
  }),
  finding(
    'cannot-fire',
    'SlotsCacheEvictions',
    { code: 'not-measured' },
    false,
  ),
];

function finding(
  kind: FindingKind,
  name: string,
  reason: Reason,
  isMatched = true,
): Finding {
  return {
    kind,
    monitor: monitorRef(name),
    expression: `rate(${name.toLowerCase()}_total[5m]) > 1`,
    reasons: [reason],
    parts: isMatched
      ? [{ entityRef: VISITS_DB, title: 'Visits database (writer)' }]
      : [],
    owners: isMatched ? ['group:default/visits-team'] : [],
    since: ago(9),
  };
}

export const DUE_WATCHES: DueWatch[] = [
  {
    entityRef: VISITS_DB,
    title: 'Visits database (writer)',
    kind: 'resource',
    type: 'database',
    owner: 'group:default/visits-team',
    gaps: 3,
    watch: NEVER_LOOKED_AT,
  },
  ...PARTS.slice(1, 3).map(
    ({ entityRef, title, kind, type, owner, gaps, watch }) => ({
      entityRef,
      title,
      kind,
      type,
      owner,
      gaps,
      watch: watch ?? NEVER_LOOKED_AT,
    }),
  ),
];

export const PROVIDERS: Provider[] = [
  {
    id: 'prometheus:west',
    type: 'prometheus',
    title: 'Prometheus west',
    status: 'failing',
    error:
      'prometheus-west.example did not answer within 30 s. Check that it runs, or raise its timeout.',
    lastTriedAt: ago(0.001),
    lastGoodAt: ago(0.2),
    monitors: 212,
    unmatched: 2,
    retention: 15 * 86_400,
    notices: ['No Alertmanager is connected: no alert can leave.'],
  },
  {
    id: 'rule-files:rules',
    type: 'rule-files',
    title: 'Rules in repositories',
    status: 'ok',
    lastTriedAt: ago(0.002),
    lastGoodAt: ago(0.002),
    monitors: 34,
    unmatched: 0,
    notices: [],
  },
  {
    id: 'prometheus:east',
    type: 'prometheus',
    title: 'Prometheus east',
    status: 'waiting',
    monitors: 0,
    unmatched: 0,
    notices: [],
  },
];

export const UNMATCHED: UnmatchedMonitor[] = [
  {
    monitor: monitorRef('OldBatchFailed'),
    expression: 'old_batch_failed > 0',
    labels: { job: 'old-batch', severity: 'page' },
  },
];

export const POLICY: Policy = {
  rules: [
    {
      title: 'Databases',
      origin: 'examples/monitoring/policy.yaml',
      kind: 'Resource',
      types: ['database'],
      signals: ['utilisation', 'saturation', 'errors', 'connections'],
      parts: 6,
    },
    {
      title: 'Libraries need no monitor',
      origin: 'examples/monitoring/policy.yaml',
      kind: 'Component',
      types: ['library'],
      signals: [],
      parts: 4,
    },
  ],
  problems: [
    {
      location: 'examples/monitoring/policy.yaml',
      line: 12,
      message: 'rules[1].signals: there is no signal "speed"',
    },
  ],
};
