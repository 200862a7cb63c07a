import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  Labels,
  Monitor,
  MonitorSnapshot,
  SeriesState,
} from '@guildhall/plugin-monitor-coverage-common';
import { z } from 'zod';
import { MonitorProvider, monitorProvidersExtensionPoint } from '../src';

const PAGE_SIZE = 100;
const MAX_PAGES = 100;

/** The fields that are used, of what Datadog answers. */
const monitorSchema = z.object({
  id: z.number(),
  name: z.string(),
  query: z.string(),
  message: z.string(),
  tags: z.array(z.string()),
  overall_state: z.string(),
});

type DatadogMonitor = z.output<typeof monitorSchema>;

class DatadogProvider implements MonitorProvider {
  readonly id = 'datadog';
  readonly type = 'datadog';
  readonly title = 'Datadog';

  constructor(
    private readonly options: {
      site: string;
      apiKey: string;
      applicationKey: string;
    },
  ) {}

  async read({ signal }: { signal: AbortSignal }): Promise<MonitorSnapshot> {
    const monitors: Monitor[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const found = await this.#readPage(page, signal);
      monitors.push(...found.map(each => this.#toMonitor(each)));
      if (found.length < PAGE_SIZE) {
        return { monitors };
      }
    }
    // Half of them would look as if the others had been deleted.
    throw new Error(`Datadog has more than ${MAX_PAGES * PAGE_SIZE} monitors`);
  }

  async #readPage(
    page: number,
    signal: AbortSignal,
  ): Promise<DatadogMonitor[]> {
    const { site, apiKey, applicationKey } = this.options;
    const response = await fetch(
      `https://api.${site}/api/v1/monitor?page=${page}&page_size=${PAGE_SIZE}`,
      {
        signal,
        headers: {
          'DD-API-KEY': apiKey,
          'DD-APPLICATION-KEY': applicationKey,
        },
      },
    );
    if (!response.ok) {
      throw new Error(
        `Datadog answers with status ${response.status}: check datadog.apiKey and datadog.applicationKey`,
      );
    }
    return z.array(monitorSchema).parse(await response.json());
  }

  #toMonitor(monitor: DatadogMonitor): Monitor {
    const { id, name, query, message, tags } = monitor;
    const [runbook] = /https:\/\/\S+/.exec(message) ?? [];
    return {
      id: String(id),
      name,
      origin: {
        title: 'Datadog',
        url: `https://app.${this.options.site}/monitors/${id}`,
      },
      expression: query,
      purpose: 'threshold',
      selectors: [...query.matchAll(/([\w.]+)\{([^}]*)\}/g)].map(
        ([, metric, scope]) => ({ metric, labels: toLabels(scope.split(',')) }),
      ),
      labels: toLabels(tags),
      annotations: runbook ? { runbook_url: runbook } : {},
      series: toSeriesState(monitor.overall_state),
      receivers: [...message.matchAll(/(?<=^|\s)@([\w.-]+)/g)].map(
        ([, receiver]) => ({ name: receiver, notifies: true }),
      ),
    };
  }
}

/** `service:visits-db` as `{ service: 'visits-db' }`. */
function toLabels(tags: string[]): Labels {
  return Object.fromEntries(
    tags.flatMap(tag => {
      const [, name, value] = /^\s*([^:\s]+):(.+?)\s*$/.exec(tag) ?? [];
      return name ? [[name, value]] : [];
    }),
  );
}

/** Whatever is not known for certain is unknown. */
function toSeriesState(state: string): SeriesState {
  switch (state) {
    case 'OK':
    case 'Warn':
    case 'Alert':
      return 'live';
    case 'No Data':
      return 'missing';
    default:
      return 'unknown';
  }
}

export const monitorCoverageModuleDatadog = createBackendModule({
  pluginId: 'monitor-coverage',
  moduleId: 'datadog',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: monitorProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        const datadog = config.getConfig('datadog');
        providers.addProvider(
          new DatadogProvider({
            site: datadog.getString('site'),
            apiKey: datadog.getString('apiKey'),
            applicationKey: datadog.getString('applicationKey'),
          }),
        );
      },
    });
  },
});
