import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { ApiAnswer, ApiRequest } from './Transport';

const namedSchema = z.object({ name: z.string() }).catchall(z.unknown());

const alertmanagerSchema = z.object({
  config: z.object({
    original: z.string().transform((text): unknown => parse(text)),
  }),
});
const alertmanagerConfigSchema = z.object({
  route: z.unknown(),
  receivers: z.array(namedSchema).nullish(),
});

const prometheusSchema = z.object({
  status: z.string(),
  data: z.object({
    yaml: z.string().transform((text): unknown => parse(text)),
  }),
});
const prometheusConfigSchema = z.object({
  global: z.object({ external_labels: z.unknown() }).nullish(),
});

/**
 * The answer without what servers know of their configuration and nobody else
 * should: of an Alertmanager the routes, and which kinds of integration each
 * receiver has, are left; of Prometheus the external labels.
 */
export function withoutSecrets(
  { path }: ApiRequest,
  { status, body }: ApiAnswer,
): ApiAnswer {
  return { status, body: cleaned(path, body) };
}

function cleaned(path: string, body: string): string {
  switch (path) {
    case '/api/v2/status': {
      const { config } = alertmanagerSchema.parse(JSON.parse(body));
      const { route, receivers } = alertmanagerConfigSchema.parse(
        config.original,
      );
      const original = stringify({
        route,
        receivers: receivers?.map(({ name, ...integrations }) => ({
          name,
          ...Object.fromEntries(
            Object.entries(integrations).map(([kind, list]) => [
              kind,
              Array.isArray(list) ? list.map(() => ({})) : [],
            ]),
          ),
        })),
      });
      return JSON.stringify({ config: { original } });
    }
    case '/api/v1/status/config': {
      const { status, data } = prometheusSchema.parse(JSON.parse(body));
      const { global } = prometheusConfigSchema.parse(data.yaml);
      return JSON.stringify({
        status,
        data: {
          yaml: stringify({
            global: { external_labels: global?.external_labels ?? {} },
          }),
        },
      });
    }
    default:
      return body;
  }
}
