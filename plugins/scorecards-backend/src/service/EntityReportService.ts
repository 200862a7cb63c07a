import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import {
  EntityReport,
  Page,
  Verdict,
  VerdictChange,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import {
  ExemptionMarks,
  ExemptionsInForce,
} from '../exemptions/ExemptionsInForce';
import { FactStore } from '../database/FactStore';
import { PageRequest, ReadScope } from '../database/reports/scope';
import { ScoreReports } from '../database/reports/ScoreReports';
import { VerdictReports } from '../database/reports/VerdictReports';
import { VerdictHistory } from '../database/VerdictHistory';
import { StoredVerdict } from '../database/VerdictStore';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import { EntityFinder } from './EntityFinder';
import { orderByAttention } from './orderByAttention';
import { listAsks, toEntityVerdict, toLadder } from './toLadder';
import { VerdictPresenter } from './VerdictPresenter';

/** Tells where one entity stands, and why. */
export class EntityReportService {
  constructor(
    private readonly options: {
      exemptions: ExemptionsInForce;
      facts: FactStore;
      finder: EntityFinder;
      history: VerdictHistory;
      projection: EntityProjection;
      registry: RuleRegistry;
      scores: ScoreReports;
      verdicts: VerdictReports;
    },
  ) {}

  /** Every ladder of an entity, and its verdicts by what to do next. */
  async get(entityRef: string, scope: ReadScope): Promise<EntityReport> {
    const { exemptions, facts, finder } = this.options;
    const { registry, scores: reports, verdicts } = this.options;
    // Nothing waits for the finder: where the caller may not read the entity,
    // its error is all that comes of this.
    const [found, rules, scores, stored, marks, known] = await Promise.all([
      finder.find(entityRef, scope),
      registry.get(),
      reports.listOfEntity(entityRef),
      verdicts.listOfEntity(entityRef),
      exemptions.listOfEntity(entityRef, new Date()),
      facts.listOfEntity(entityRef),
    ]);
    const { id, entity, whole, isWaiting } = found;
    const statuses = new Map(
      stored.map(({ checkId, status }) => [checkId, status]),
    );
    const presenter = new VerdictPresenter(
      rules,
      [{ id, ref: entity.entityRef, entity: whole }],
      known,
      marks,
    );

    const ladders = scores.flatMap(score => {
      const scorecard = rules.scorecards.get(score.scorecardId);
      return scorecard ? [{ scorecard, score }] : [];
    });
    const asks = listAsks(ladders);
    return {
      entity,
      isWaiting,
      ladders: ladders.map(({ scorecard, score }) =>
        toLadder(rules, scorecard, score, statuses, marks),
      ),
      verdicts: orderByAttention(
        stored.flatMap(verdict => {
          const check = rules.checks.get(verdict.checkId);
          return check
            ? [
                toEntityVerdict(
                  presenter,
                  check,
                  verdict,
                  asks.get(verdict.checkId) ?? [],
                ),
              ]
            : [];
        }),
      ),
    };
  }

  /** A page of verdicts of any entities. */
  async listVerdicts(
    request: {
      entityRef?: string[];
      check?: string[];
      scorecard?: string;
      status?: VerdictStatus[];
    } & ReadScope &
      PageRequest,
  ): Promise<Page<Verdict>> {
    const { exemptions, registry, verdicts } = this.options;
    const rules = await registry.get();
    const page = await verdicts.list({
      ...request,
      entityRefs: request.entityRef?.map(ref => ref.toLocaleLowerCase('en-US')),
      checkIds: toCheckIds(rules, request),
      statuses: request.status,
    });
    const presenter = await this.#presenter(
      rules,
      page.items.map(({ verdict }) => verdict),
      await exemptions.list(
        page.items.map(({ verdict }) => verdict.entityId),
        new Date(),
      ),
    );
    return {
      ...page,
      items: page.items.flatMap(({ entity, verdict }) => {
        const check = rules.checks.get(verdict.checkId);
        return check ? [{ entity, ...presenter.present(check, verdict) }] : [];
      }),
    };
  }

  /** When the verdicts of an entity changed, the last change first. */
  async listHistory(
    entityRef: string,
    request: { check?: string } & ReadScope & PageRequest,
  ): Promise<Page<VerdictChange>> {
    const { check, cursor, limit, access } = request;
    const { finder, history } = this.options;
    const { id: entityId } = await finder.find(entityRef, { access });
    const page = await history.listChanges({
      entityId,
      checkId: check,
      cursor,
      limit,
    });
    return {
      ...page,
      items: page.items.map(({ checkId, at, checkHash, ...change }) => ({
        ...change,
        check: checkId,
        at: at.toISOString(),
        checkVersion: checkHash,
      })),
    };
  }

  /** Reads what is needed to present verdicts, whatever their number. */
  async #presenter(
    rules: RuleSet,
    verdicts: StoredVerdict[],
    marks: ExemptionMarks,
  ): Promise<VerdictPresenter> {
    const { facts, projection } = this.options;
    const ids = [...new Set(verdicts.map(({ entityId }) => entityId))];
    const sources = verdicts.flatMap(
      ({ checkId }) => rules.checks.get(checkId)?.sources ?? [],
    );
    return new VerdictPresenter(
      rules,
      await projection.getByIds(ids),
      await facts.listOfMany(ids, [...new Set(sources)]),
      marks,
    );
  }
}

function toCheckIds(
  rules: RuleSet,
  request: { check?: string[]; scorecard?: string },
): string[] {
  const levels =
    request.scorecard === undefined
      ? undefined
      : rules.scorecards.get(request.scorecard)?.levels ?? [];
  const onScorecard = levels?.flatMap(({ checks }) =>
    checks.map(({ check }) => check),
  );
  return [...rules.checks.keys()].filter(
    id =>
      (request.check?.includes(id) ?? true) &&
      (onScorecard?.includes(id) ?? true),
  );
}
