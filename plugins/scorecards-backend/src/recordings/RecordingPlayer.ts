import { LoggerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { ProjectedEntity } from '@guildhall/plugin-guildhall-node';
import { validateFactValue } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { RuleSet } from '../definitions/RuleSet';
import { FactRecorder, Observation } from '../pipeline/FactRecorder';
import { RecordedObservation } from './parseRecordings';

const DAY_MS = durationToMilliseconds({ days: 1 });

/**
 * Gives entities the past that was recorded for them, when they are first
 * seen: day by day, through the same door as any other fact.
 */
export class RecordingPlayer {
  constructor(
    private readonly recordings: Map<string, RecordedObservation[]>,
    private readonly recorder: FactRecorder,
    private readonly logger: LoggerService,
  ) {}

  /**
   * Plays what is recorded of new entities, in the transaction that adds them.
   *
   * @returns Whether there was anything to play.
   */
  async play(
    tx: Knex.Transaction,
    rules: RuleSet,
    entities: ProjectedEntity[],
    now: Date,
  ): Promise<boolean> {
    const byDay = new Map<number, Observation[]>();
    for (const entity of entities) {
      for (const recorded of this.recordings.get(entity.ref) ?? []) {
        const observation = this.#toObservation(rules, entity, recorded, now);
        if (observation) {
          const day = byDay.get(recorded.daysAgo) ?? [];
          day.push(observation);
          byDay.set(recorded.daysAgo, day);
        }
      }
    }
    const oldestFirst = [...byDay].sort(([a], [b]) => b - a);
    for (const [, observations] of oldestFirst) {
      await this.recorder.recordBatch(tx, rules, observations, now);
    }
    return byDay.size > 0;
  }

  #toObservation(
    rules: RuleSet,
    entity: ProjectedEntity,
    { source, daysAgo, value }: RecordedObservation,
    now: Date,
  ): Observation | undefined {
    const known = rules.sources.get(source);
    const validation = known && validateFactValue(known.definition, value);
    if (!validation?.ok) {
      const reason =
        validation?.problems.map(({ message }) => message).join('; ') ??
        `there is no source '${source}'`;
      this.logger.warn(
        `Skipped a recorded fact of ${entity.ref}, ${daysAgo} days ago: ${reason}`,
      );
      return undefined;
    }
    return {
      entityId: entity.id,
      source,
      observedAt: new Date(now.getTime() - daysAgo * DAY_MS),
      value: validation.value,
    };
  }
}
