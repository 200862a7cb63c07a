import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { Exemption } from '@guildhall/plugin-scorecards-common';
import express from 'express';

/** As much of the scorecards plugin as exemptions need. */
export class FakeScorecards {
  exemptions: Exemption[] = [];
  /** What its last list was asked for. */
  asked: URLSearchParams | undefined;
  isBroken = false;

  readonly plugin = createBackendPlugin({
    pluginId: 'scorecards',
    register: env => {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        init: async ({ httpAuth, httpRouter }) => {
          const router = express.Router();
          router.use(express.json());
          router.get('/exemptions', async (req, res) => {
            await httpAuth.credentials(req, { allow: ['service'] });
            this.asked = new URL(req.url, 'http://localhost').searchParams;
            const from = Number(this.asked.get('cursor') ?? 0);
            const next = from + 1;
            res.status(this.isBroken ? 500 : 200).json({
              items: this.exemptions.slice(from, next),
              totalItems: this.exemptions.length,
              nextCursor:
                next < this.exemptions.length ? String(next) : undefined,
            });
          });
          router.post('/exemptions', async (req, res) => {
            const { principal } = await httpAuth.credentials(req, {
              allow: ['user'],
            });
            const { check, scope, reason, endsAt } = req.body;
            const requested = exemption(check, {
              scope: { ...scope, entities: 1 },
              state: 'requested',
              reason,
              endsAt,
              requestedBy: principal.userEntityRef,
            });
            this.exemptions.push(requested);
            res.json(requested);
          });
          httpRouter.use(router);
        },
      });
    },
  });
}

/** An exemption of the visits database, in force. */
export function exemption(
  check: string,
  options: Partial<Exemption> = {},
): Exemption {
  return {
    id: `exemption-of-${check}`,
    check: { id: check },
    scope: { type: 'entity', ref: 'resource:default/visits-db', entities: 1 },
    reason: 'The disk grows by itself.',
    state: 'in-force',
    requestedBy: 'user:default/ana',
    requestedAt: '2026-01-01T00:00:00.000Z',
    endsAt: '2999-01-01T00:00:00.000Z',
    renewals: 0,
    may: { decide: false, revoke: false },
    ...options,
  };
}
