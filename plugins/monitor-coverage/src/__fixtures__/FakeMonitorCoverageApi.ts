import {
  CellRung,
  CoverageTrend,
  CreateWatchRequest,
  DecideMatchRequest,
  ListPartsQuery,
  Page,
  Summary,
  Watch,
} from '@guildhall/plugin-monitor-coverage-common';
import { MonitorCoverageApi } from '../api';
import { JOURNEY, JOURNEYS, OWNERS, SYSTEMS } from './journeys';
import { monitorRef, PART, SUGGESTIONS } from './partDetail';
import { PROPOSAL, PROPOSALS } from './proposals';
import { PARTS } from './parts';
import { ago, inDays } from './times';
import {
  DUE_WATCHES,
  FINDINGS,
  GAPS,
  POLICY,
  PROVIDERS,
  UNMATCHED,
} from './upkeep';

export function pageOf<T>(items: readonly T[]): Page<T> {
  return { items: [...items], totalItems: items.length };
}

function count(): Record<CellRung, number> {
  const counts = {
    none: 0,
    rule: 0,
    live: 0,
    routed: 0,
    proven: 0,
    unknown: 0,
  };
  for (const { rung, waiver } of PARTS.flatMap(({ cells }) => cells)) {
    counts[rung] += waiver ? 0 : 1;
  }
  return counts;
}

export const SUMMARY: Summary = {
  parts: PARTS.length,
  cells: count(),
  gaps: GAPS.length,
  waived: 1,
  overdueWatches: 1,
  findings: FINDINGS.length,
  withoutPolicy: 4,
  worst: GAPS.slice(0, 6),
  refreshedAt: ago(0.002),
};

export const TREND: CoverageTrend = {
  items: Array.from({ length: 30 }, (_, index) => ({
    day: ago(29 - index).slice(0, 10),
    cells: {
      none: 12 - Math.floor(index / 4),
      rule: 2,
      live: 3,
      routed: 6 + Math.floor(index / 8),
      proven: 6 + Math.floor(index / 7),
      unknown: index > 26 ? 2 : 0,
    },
  })),
};

/** A backend that answers from memory, for tests and for development. */
export class FakeMonitorCoverageApi implements MonitorCoverageApi {
  getSummary: MonitorCoverageApi['getSummary'] = async () => SUMMARY;

  getTrend: MonitorCoverageApi['getTrend'] = async () => TREND;

  listParts: MonitorCoverageApi['listParts'] = async query =>
    pageOf(PARTS.filter(part => isWanted(part, query)));

  getPart: MonitorCoverageApi['getPart'] = async entityRef => ({
    ...PART,
    ...PARTS.find(part => part.entityRef === entityRef),
  });

  listGaps: MonitorCoverageApi['listGaps'] = async query =>
    pageOf(
      GAPS.filter(
        gap => !query?.owner || query.owner.includes(gap.owner ?? ''),
      ),
    );

  listFindings: MonitorCoverageApi['listFindings'] = async query => ({
    ...pageOf(
      FINDINGS.filter(({ kind }) => !query?.kind || query.kind.includes(kind)),
    ),
    counts: { 'goes-nowhere': 1, 'silenced-long': 1, 'cannot-fire': 1 },
  });

  decideMatch = async (request: DecideMatchRequest) => ({
    ...PART,
    matches: PART.matches.map(match =>
      match.monitor.id === request.monitor && request.decision === 'confirm'
        ? { ...match, confirmedBy: 'user:default/kim' }
        : match,
    ),
  });

  listJourneys: MonitorCoverageApi['listJourneys'] = async () => ({
    items: JOURNEYS,
  });

  getJourney: MonitorCoverageApi['getJourney'] = async () => JOURNEY;

  listRollUps: MonitorCoverageApi['listRollUps'] = async query => ({
    items: query?.by === 'owner' ? OWNERS : SYSTEMS,
  });

  listWatches: MonitorCoverageApi['listWatches'] = async () =>
    pageOf(PART.watches);

  listDueWatches: MonitorCoverageApi['listDueWatches'] = async query =>
    pageOf(
      DUE_WATCHES.filter(
        ({ watch }) => query?.overdue !== 'true' || watch.overdue,
      ),
    );

  createWatch = async (request: CreateWatchRequest): Promise<Watch> => ({
    ...request,
    id: 'w2',
    by: 'user:default/kim',
    at: ago(0),
    saw: [],
    nextDueAt: inDays(90),
  });

  createDrill: MonitorCoverageApi['createDrill'] = async request => ({
    id: 'd2',
    entityRef: request.entityRef,
    monitor: monitorRef('VisitsDbErrors'),
    by: 'user:default/kim',
    at: request.at ?? ago(0),
    what: request.what,
    heard: request.heard,
  });

  requestWaiver: MonitorCoverageApi['requestWaiver'] = async request => ({
    id: 'e1',
    signal: request.signal,
    because: request.because,
    until: request.until,
    by: 'user:default/kim',
  });

  listProviders: MonitorCoverageApi['listProviders'] = async () => ({
    items: PROVIDERS,
  });

  listUnmatched: MonitorCoverageApi['listUnmatched'] = async () =>
    pageOf(UNMATCHED);

  refresh: MonitorCoverageApi['refresh'] = async () => ({
    items: PROVIDERS.map(provider => ({ ...provider, status: 'ok' })),
  });

  listSuggestions: MonitorCoverageApi['listSuggestions'] = async () => ({
    items: SUGGESTIONS,
  });

  listProposals: MonitorCoverageApi['listProposals'] = async () => PROPOSALS;

  createProposal: MonitorCoverageApi['createProposal'] = async () => PROPOSAL;

  checkGate: MonitorCoverageApi['checkGate'] = async () => ({
    changes: [],
    lost: 0,
    gained: 0,
    parts: 0,
    problems: [],
  });

  getPolicy: MonitorCoverageApi['getPolicy'] = async () => POLICY;
}

function isWanted(
  part: (typeof PARTS)[number],
  query: ListPartsQuery = {},
): boolean {
  const { q, owner, type, signal, rung } = query;
  return (
    (!q || part.title.toLowerCase().includes(q.toLowerCase())) &&
    (!owner || owner.includes(part.owner ?? '')) &&
    (!type || type.includes(part.type ?? '')) &&
    part.cells.some(
      cell =>
        (!signal || signal.includes(cell.signal)) &&
        (!rung || rung.includes(cell.rung)),
    )
  );
}
