import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { signals } from '@guildhall/plugin-monitor-coverage-common';
import {
  Exemption,
  exemptionSchema,
  listExemptionsResponseSchema,
  RequestExemption,
} from '@guildhall/plugin-scorecards-common';
import { checkOf, SignalExemption, signalOf } from './SignalExemption';

/** More pages than anybody has exemptions. */
const MAX_PAGES = 100;

/** The exemptions of the scorecards plugin, over HTTP. */
export class ScorecardsExemptions {
  constructor(
    private readonly options: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ) {}

  /**
   * Those that are about signals, requested or in force. Undefined where there
   * is no scorecards plugin.
   */
  async list(signal: AbortSignal): Promise<SignalExemption[] | undefined> {
    const credentials = await this.options.auth.getOwnServiceCredentials();
    const found: SignalExemption[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = new URLSearchParams([
        ['limit', '200'],
        ['state', 'requested'],
        ['state', 'in-force'],
        ...signals.map(each => ['check', checkOf(each)]),
        ...(cursor ? [['cursor', cursor]] : []),
      ]);
      const response = await this.#fetch(`/exemptions?${query}`, credentials, {
        signal,
      });
      // A backend answers so in place of a plugin that it does not have.
      if (response.status === 404) {
        return undefined;
      }
      const { items, nextCursor } = listExemptionsResponseSchema.parse(
        await toJson(response),
      );
      found.push(...items.flatMap(toSignalExemption));
      if (!nextCursor) {
        break;
      }
      cursor = nextCursor;
    }
    return found;
  }

  /** Asks for one in the name of a person. */
  async request(
    request: RequestExemption,
    credentials: BackstageCredentials,
  ): Promise<SignalExemption[]> {
    const response = await this.#fetch('/exemptions', credentials, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
    return toSignalExemption(exemptionSchema.parse(await toJson(response)));
  }

  async #fetch(
    path: string,
    onBehalfOf: BackstageCredentials,
    init: RequestInit,
  ): Promise<Response> {
    const { auth, discovery } = this.options;
    const targetPluginId = 'scorecards';
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf,
      targetPluginId,
    });
    return fetch(`${await discovery.getBaseUrl(targetPluginId)}${path}`, {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${token}` },
    });
  }
}

async function toJson(response: Response): Promise<unknown> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response.json();
}

function toSignalExemption(exemption: Exemption): SignalExemption[] {
  const { id, check, scope, state, reason, requestedBy, endsAt } = exemption;
  const signal = signalOf(check.id);
  return signal
    ? [
        {
          id,
          signal,
          scope: scope.type,
          ref: scope.ref,
          inForce: state === 'in-force',
          because: reason,
          by: requestedBy,
          endsAt: new Date(endsAt).toISOString(),
        },
      ]
    : [];
}
