import { NotFoundError } from '@backstage/errors';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import {
  CellRung,
  Gap,
  Match,
  Page,
  Part,
  PartDetail,
  rungs,
  Signal,
  Summary,
} from '@guildhall/plugin-monitor-coverage-common';
import { DecisionStore } from '../database/DecisionStore';
import { MonitorStore } from '../database/MonitorStore';
import { DrillStore } from '../drills/DrillStore';
import { FoundGap, GapReports } from '../database/reports/GapReports';
import { FindingReports } from '../database/reports/FindingReports';
import { FoundMatch, MatchReports } from '../database/reports/MatchReports';
import { FoundPart, PartReports } from '../database/reports/PartReports';
import { PageRequest, ReadScope } from '../database/reports/scope';
import { SummaryReports } from '../database/reports/SummaryReports';
import { toMonitorRef } from '../database/reports/toMonitorRef';
import { TrendReports } from '../database/reports/TrendReports';
import { WatchReports } from '../database/reports/WatchReports';
import { StateStore } from '../database/StateStore';
import { readReasons } from '../database/storedReasons';
import { CoverageModels, worstCell } from '../model/CoverageModel';
import { ExemptionStore } from '../waivers/ExemptionStore';
import { listRequests } from '../waivers/WaiverService';
import { OwnerOf } from '../evaluation/receivers';

/** The page of a part shows the last of them. */
const MAX_WATCHES = 10;
const MAX_DRILLS = 10;

/** The overview names the worst. */
const MAX_WORST = 5;

/** Parts and their gaps. */
export class PartService {
  constructor(
    private readonly options: {
      decisions: DecisionStore;
      drills: DrillStore;
      exemptions: ExemptionStore;
      findings: FindingReports;
      gaps: GapReports;
      models: CoverageModels;
      matches: MatchReports;
      monitors: MonitorStore;
      parts: PartReports;
      state: StateStore;
      summaries: SummaryReports;
      trends: TrendReports;
      watchReports: WatchReports;
    },
  ) {}

  async list(
    query: ReadScope &
      PageRequest & {
        signal?: Signal[];
        rung?: CellRung[];
        order: 'danger' | 'name';
      },
  ): Promise<Page<Part>> {
    return this.options.parts.list(query, new Date());
  }

  async listGaps(
    query: ReadScope & PageRequest & { signal?: Signal[] },
  ): Promise<Page<Gap>> {
    const page = await this.options.gaps.list(query);
    return { ...page, items: await this.#addJourneys(page.items) };
  }

  async getSummary(scope: ReadScope): Promise<Summary> {
    const { findings, gaps, state, summaries } = this.options;
    const { refreshedAt } = await state.get();
    const worst = await gaps.list({ ...scope, limit: MAX_WORST });
    return {
      ...(await summaries.summarize(scope)),
      overdueWatches: await summaries.countOverdue(scope, new Date()),
      findings: await findings.count(scope),
      worst: await this.#addJourneys(worst.items),
      refreshedAt: refreshedAt?.toISOString(),
    };
  }

  async getTrend(scope: ReadScope, days: number) {
    return { items: await this.options.trends.list(scope, days, new Date()) };
  }

  /**
   * @throws NotFoundError when the policy does not speak of it, or the caller
   * may not see it.
   */
  async find(entityRef: string, access: EntityAccess): Promise<FoundPart> {
    const { parts } = this.options;
    const found = await parts.find(entityRef, { access }, new Date());
    if (found) {
      return found;
    }
    throw new NotFoundError(
      (await parts.isReadable(entityRef, { access }))
        ? `No rule of the monitor policy is about ${entityRef}; add one that says what it needs`
        : `There is no part ${entityRef}`,
    );
  }

  async get(entityRef: string, access: EntityAccess): Promise<PartDetail> {
    const { drills, exemptions, models, parts, watchReports } = this.options;
    const { id, part, policy } = await this.find(entityRef, access);
    const map = await models.getMap();
    const { items: watches } = await watchReports.list({
      access,
      part: entityRef,
      limit: MAX_WATCHES,
    });
    const matches = await this.#listMatches(id, map.ownerOf);
    return {
      ...part,
      policy,
      matches,
      rejected: await this.#listRejected(entityRef),
      dependsOn: await this.#listNeeds(map.graph.needs.get(entityRef), access),
      journeys: map.journeysOf.get(entityRef) ?? [],
      watches,
      drills: await drills.list(entityRef, MAX_DRILLS),
      canRequestWaiver: await exemptions.hasScorecards(),
      waiverRequests: listRequests(await exemptions.list(), part, new Date()),
      changes: await parts.listChanges(id),
    };
  }

  /** Of the parts that a part needs, those that the caller may see. */
  async #listNeeds(
    refs: readonly string[] = [],
    access: EntityAccess,
  ): Promise<PartDetail['dependsOn']> {
    const needed = await this.options.parts.listCells(refs, { access });
    return refs.flatMap(entityRef => {
      const part = needed.get(entityRef);
      const weakest = part && worstCell(part.cells);
      return part
        ? {
            entityRef,
            title: part.title,
            weakest: weakest && { signal: weakest.signal, rung: weakest.rung },
          }
        : [];
    });
  }

  async #listMatches(entityId: number, ownerOf: OwnerOf): Promise<Match[]> {
    const { matches } = this.options;
    const found = await matches.list(entityId);
    const findings = await matches.listFindingKinds(
      found.map(({ monitor }) => monitor),
    );
    const now = new Date();
    return found
      .map(match => ({
        ...toMatch(match, ownerOf, now),
        findings: findings.get(match.monitor) ?? [],
      }))
      .sort((a, b) => rungs.indexOf(b.rung) - rungs.indexOf(a.rung));
  }

  async #listRejected(entityRef: string): Promise<PartDetail['rejected']> {
    const { decisions, monitors } = this.options;
    const rejected = (await decisions.listInForce(entityRef)).filter(
      ({ decision }) => decision === 'reject',
    );
    const stored = await monitors.list(
      rejected.map(({ provider }) => provider),
      rejected.map(({ monitorId }) => monitorId),
    );
    return rejected.map(({ provider, monitorId, monitorName, ...decision }) => {
      const known = stored.find(
        other => other.provider === provider && other.monitor.id === monitorId,
      );
      return {
        monitor: known
          ? toMonitorRef(provider, known.monitor)
          : {
              provider,
              id: monitorId,
              name: monitorName,
              origin: { title: 'no longer there' },
            },
        signal: decision.signal,
        by: decision.by,
        at: decision.at,
        note: decision.note,
      };
    });
  }

  async #addJourneys(gaps: FoundGap[]): Promise<Gap[]> {
    const { journeysOf } = await this.options.models.getMap();
    return gaps.map(gap => ({
      ...gap,
      journeys: journeysOf.get(gap.entityRef) ?? [],
    }));
  }
}

function toMatch(
  match: FoundMatch,
  ownerOf: OwnerOf,
  now: Date,
): Omit<Match, 'findings'> {
  const { document, provider } = match;
  const silence = document.silences
    ?.filter(
      ({ startsAt, endsAt }) =>
        new Date(startsAt) <= now && now < new Date(endsAt),
    )
    .map(({ endsAt }) => endsAt)
    .sort()
    .at(-1);
  return {
    monitor: toMonitorRef(provider, document),
    signal: match.signal,
    expression: document.expression,
    kind: match.kind,
    explanation: readReasons(match.explanation),
    rung: match.rung,
    reasons: readReasons(match.reason),
    receivers: document.receivers?.map(({ name, notifies }) => ({
      name,
      notifies,
      owner: ownerOf(name),
    })),
    lastFiredAt: document.activity?.lastFiredAt,
    firingSince: document.activity?.firingSince,
    silencedUntil: silence,
    interruptions: document.interruptions,
    confirmedBy: match.confirmed_by ?? undefined,
  };
}
