import { LoggerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { ProjectedEntity } from '@guildhall/plugin-guildhall-node';
import { validateFactValue } from '@guildhall/plugin-scorecards-common';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import { Observation } from '../pipeline/decideObservation';
import { FactRecorder } from '../pipeline/FactRecorder';
import { ExemptionPlayer } from '../exemptions/ExemptionPlayer';
import { RecordedObservation, Recordings } from './parseRecordings';

const DAY_MS = durationToMilliseconds({ days: 1 });

/**
 * Gives entities the past that was recorded for them, when they are first
 * seen: day by day, through the same door as any other fact. When it is cut
 * off it goes on where it was, because observations that are older than what
 * is stored are not taken.
 */
export class RecordingPlayer {
  constructor(
    private readonly recordings: Recordings,
    private readonly registry: RuleRegistry,
    private readonly recorder: FactRecorder,
    private readonly exemptions: ExemptionPlayer,
    private readonly logger: LoggerService,
  ) {}

  /** Whether nobody has a recorded past. */
  get isEmpty(): boolean {
    return this.recordings.observations.size === 0;
  }

  async play(entities: ProjectedEntity[], signal?: AbortSignal): Promise<void> {
    const now = new Date();
    await this.#playFacts(entities, now, signal);
    await this.exemptions.play(
      entities.flatMap(({ ref }) => this.recordings.exemptions.get(ref) ?? []),
      now,
    );
  }

  async #playFacts(
    entities: ProjectedEntity[],
    now: Date,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { observations: facts } = this.recordings;
    const recorded = entities.filter(({ ref }) => facts.has(ref));
    if (recorded.length === 0) {
      return;
    }
    const rules = await this.registry.get();
    const byDay = new Map<number, Observation[]>();
    for (const entity of recorded) {
      for (const past of facts.get(entity.ref) ?? []) {
        const observation = this.#toObservation(rules, entity, past, now);
        if (observation) {
          const day = byDay.get(past.daysAgo) ?? [];
          day.push(observation);
          byDay.set(past.daysAgo, day);
        }
      }
    }
    const oldestFirst = [...byDay].sort(([a], [b]) => b - a);
    for (const [, observations] of oldestFirst) {
      signal?.throwIfAborted();
      await this.recorder.record(observations, now);
    }
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
