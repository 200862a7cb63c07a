import { Entity } from '@backstage/catalog-model';
import { durationToMilliseconds } from '@backstage/types';
import { Drill, Requirements } from '@guildhall/plugin-monitor-coverage-common';
import { StoredMonitor } from '../database/MonitorStore';
import { monitorKey } from '../database/SilenceStore';
import { DrillStore } from '../drills/DrillStore';
import { ExemptionStore } from '../waivers/ExemptionStore';
import { SignalExemption, withExemptions } from '../waivers/SignalExemption';
import { EvaluationSettings } from './readSettings';

/**
 * What people said that lies over what providers and policies say: drills over
 * monitors, exemptions over what parts need.
 */
export class Overlays {
  static async load(options: {
    drills: DrillStore;
    exemptions: ExemptionStore;
    settings: EvaluationSettings;
    now: Date;
  }): Promise<Overlays> {
    const { drills, exemptions, settings, now } = options;
    const { provenFor = { days: 180 } } = settings;
    const since = new Date(now.getTime() - durationToMilliseconds(provenFor));
    return new Overlays(
      await drills.listLast(since),
      await exemptions.list(),
      now,
    );
  }

  private constructor(
    private readonly drills: ReadonlyMap<string, Drill>,
    private readonly exemptions: readonly SignalExemption[],
    private readonly now: Date,
  ) {}

  /** A monitor with its last drill, if somebody heard that. */
  overMonitor(stored: StoredMonitor): StoredMonitor {
    const { monitor, provider } = stored;
    const drill = this.drills.get(monitorKey(provider, monitor.id));
    if (!drill?.heard) {
      return stored;
    }
    const { what, at } = drill;
    const tests = [
      ...(monitor.tests ?? []),
      { kind: 'drill' as const, title: what, at },
    ];
    return { ...stored, monitor: { ...monitor, tests } };
  }

  /** What a part needs, less what it is exempted from. */
  overRequirements(
    requirements: Requirements | undefined,
    entity: Entity,
  ): Requirements | undefined {
    return (
      requirements &&
      withExemptions(requirements, entity, this.exemptions, this.now)
    );
  }
}
