import {
  CompiledScorecard,
  TrendChange,
  TrendMoves,
  TrendPoint,
} from '@guildhall/plugin-scorecards-common';
import { toDay } from '../database/days';
import { DefinitionStore } from '../database/DefinitionStore';
import { DayMoves, MoveHistory } from '../database/MoveHistory';
import { ReadScope } from '../database/reports/scope';
import { RuleSet } from '../definitions/RuleSet';
import { checksOf } from './levels';

/** The share of the entities from which their coming and going is a mark. */
const POPULATION_SHARE = 0.05;

/** Tells why a trend goes up and down. */
export class TrendMarks {
  constructor(
    private readonly definitions: DefinitionStore,
    private readonly moves: MoveHistory,
  ) {}

  /** Adds to each day but the first what moved since the day before. */
  async addMoves<T extends TrendPoint>(
    points: T[],
    request: { scorecardId: string } & ReadScope,
  ): Promise<Array<T & { moved?: TrendMoves }>> {
    if (points.length === 0) {
      return [];
    }
    const moves = await this.moves.countByDay({
      ...request,
      first: points[0].day,
      last: points[points.length - 1].day,
    });
    return points.map((point, index) =>
      index === 0
        ? point
        : {
            ...point,
            moved: toMoves(
              point.entities - points[index - 1].entities,
              moves.get(point.day),
            ),
          },
    );
  }

  /** The days on which more changed than the entities themselves. */
  async listChanges(
    rules: RuleSet,
    scorecard: CompiledScorecard,
    points: Array<TrendPoint & { moved?: TrendMoves }>,
  ): Promise<TrendChange[]> {
    const first = points[0]?.day ?? '';
    const changes: TrendChange[] = [
      ...(await this.#listScorecardChanges(scorecard)),
      ...(await this.#listCheckChanges(rules, scorecard)),
      ...points
        .filter(isPopulationChange)
        .map(({ day }) => ({ day, kind: 'population' as const })),
    ];
    return changes
      .filter(({ day }) => day >= first)
      .sort((a, b) => a.day.localeCompare(b.day));
  }

  async #listScorecardChanges({
    definition: { id, title },
  }: CompiledScorecard): Promise<TrendChange[]> {
    const versions = await this.definitions.listVersions('Scorecard', [id]);
    return versions.slice(1).map(({ hash, inForceFrom, document }, index) => ({
      day: toDay(inForceFrom),
      kind:
        appliesOf(document) === appliesOf(versions[index].document)
          ? 'definition'
          : 'scope',
      definition: { kind: 'Scorecard', id, title },
      version: hash,
    }));
  }

  /** Those that count; who asks for which is said by the scorecard. */
  async #listCheckChanges(
    rules: RuleSet,
    scorecard: CompiledScorecard,
  ): Promise<TrendChange[]> {
    const ids = checksOf(scorecard)
      .filter(({ upcoming }) => !upcoming)
      .map(({ check }) => check);
    const versions = await this.definitions.listVersions('Check', ids);
    return versions
      .filter(
        (version, index) =>
          versions.findIndex(({ id }) => id === version.id) !== index,
      )
      .map(({ id, hash, inForceFrom }) => ({
        day: toDay(inForceFrom),
        kind: 'definition',
        definition: {
          kind: 'Check',
          id,
          title: rules.checks.get(id)?.definition.title ?? id,
        },
        version: hash,
      }));
  }
}

function toMoves(growth: number, moves: DayMoves | undefined): TrendMoves {
  const { improved, declined, ruleUp, ruleDown, left } = moves ?? {
    improved: 0,
    declined: 0,
    ruleUp: 0,
    ruleDown: 0,
    left: 0,
  };
  // Whoever left and came back on the same day is in neither.
  const joined = Math.max(0, growth + left);
  return {
    improved,
    declined,
    ruleUp,
    ruleDown,
    joined,
    left: joined - growth,
  };
}

function isPopulationChange({
  entities,
  moved,
}: TrendPoint & { moved?: TrendMoves }): boolean {
  const changed = moved ? moved.joined + moved.left : 0;
  return changed > 0 && changed >= entities * POPULATION_SHARE;
}

function appliesOf(document: string): string {
  return JSON.stringify(JSON.parse(document).applies ?? {});
}
