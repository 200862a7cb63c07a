import { Config, readDurationFromConfig } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import { HygieneThresholds } from '@guildhall/plugin-monitor-coverage-common';
import { readReceivers } from './receivers';

/** What an installation may say about evaluations. */
export interface EvaluationSettings {
  /** Names of labels that name parts; those of common when absent. */
  labels?: string[];
  receivers: Map<string, string>;
  provenFor?: HumanDuration;
  thresholds: Partial<HygieneThresholds>;
}

export function readSettings(root: Config): EvaluationSettings {
  const config = root.getOptionalConfig('monitorCoverage');
  const hygiene = config?.getOptionalConfig('hygiene');
  return {
    labels: config?.getOptionalStringArray('labels'),
    receivers: readReceivers(root),
    provenFor: readDuration(config, 'provenFor'),
    thresholds: withoutAbsent({
      firingLong: readDuration(hygiene, 'firingLong'),
      silencedLong: readDuration(hygiene, 'silencedLong'),
      neverFired: readDuration(hygiene, 'neverFired'),
      flappingPerDay: hygiene?.getOptionalNumber('flappingPerDay'),
      neverApproached: hygiene?.getOptionalNumber('neverApproached'),
    }),
  };
}

function readDuration(config: Config | undefined, key: string) {
  return config?.has(key) ? readDurationFromConfig(config, { key }) : undefined;
}

/** So that defaults are not replaced by nothing. */
function withoutAbsent(
  thresholds: Partial<HygieneThresholds>,
): Partial<HygieneThresholds> {
  return Object.fromEntries(
    Object.entries(thresholds).filter(([, value]) => value !== undefined),
  );
}
