import {
  FactRetriever,
  FactRetrieverRegistration,
} from '@backstage-community/plugin-tech-insights-node';
import { Config, readDurationFromConfig } from '@backstage/config';

/**
 * How a retriever is run: as its registration says, and, over that, as
 * `techInsights.factRetrievers.<id>` says.
 */
export function readRegistration(
  config: Config,
  added: FactRetriever | FactRetrieverRegistration,
): FactRetrieverRegistration {
  const registration: FactRetrieverRegistration =
    'factRetriever' in added ? added : { factRetriever: added };
  const own = config.getOptionalConfig(
    `techInsights.factRetrievers.${registration.factRetriever.id}`,
  );
  const readDuration = (key: string) =>
    own?.has(key) ? readDurationFromConfig(own, { key }) : undefined;
  return {
    factRetriever: registration.factRetriever,
    cadence: own?.getOptionalString('cadence') ?? registration.cadence,
    timeout: readDuration('timeout') ?? registration.timeout,
    initialDelay: readDuration('initialDelay') ?? registration.initialDelay,
    lifecycle: readLifecycle(own) ?? registration.lifecycle,
  };
}

function readLifecycle(
  config: Config | undefined,
): FactRetrieverRegistration['lifecycle'] {
  return config?.has('lifecycle.timeToLive')
    ? {
        timeToLive: readDurationFromConfig(config, {
          key: 'lifecycle.timeToLive',
        }),
      }
    : undefined;
}
