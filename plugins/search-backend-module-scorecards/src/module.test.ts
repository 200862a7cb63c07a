import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  Permission,
} from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import {
  ScorecardDetail,
  scorecardsDocumentSchema,
} from '@guildhall/plugin-scorecards-common';
import express from 'express';
import Router from 'express-promise-router';
import request from 'supertest';
import searchModuleScorecards from '.';

const NO_COUNTS = {
  pass: 0,
  warn: 0,
  fail: 0,
  unknown: 0,
  'not-applicable': 0,
};

function scorecard(
  id: string,
  title: string,
  checks: Array<{ id: string; title: string; owner?: string }>,
): ScorecardDetail {
  return {
    id,
    title,
    type: 'readiness',
    stage: 'active',
    description: `What ${title} means`,
    owner: 'group:default/guild',
    version: '1',
    levels: [{ id: 'bronze', title: 'Bronze' }],
    entities: 0,
    exempted: 0,
    levelCounts: [],
    statusCounts: NO_COUNTS,
    moved: { up: 0, down: 0 },
    trend: [],
    origin: 'scorecards.yaml:1',
    checks: checks.map(check => ({
      ...check,
      description: `Why ${check.id}`,
      level: 'bronze',
      weight: 1,
      statusCounts: NO_COUNTS,
    })),
  };
}

const RUNBOOK = {
  id: 'has-runbook',
  title: 'A runbook says what to do',
  owner: 'group:default/reliability',
};
const SCORECARDS = [
  scorecard('readiness', 'Production readiness', [
    RUNBOOK,
    { id: 'on-call', title: 'Somebody is on call' },
  ]),
  scorecard('operations', 'Operations', [RUNBOOK]),
];

/** The routes of the scorecards plugin that are called, a page of one each. */
function routes(httpAuth: HttpAuthService): express.Router {
  const router = Router();
  router.use(async (req, _res, next) => {
    await httpAuth.credentials(req, { allow: ['service'] });
    next();
  });
  router.get('/scorecards', (req, res) => {
    const index = Number(req.query.cursor ?? 0);
    res.json({
      items: [SCORECARDS[index]],
      totalItems: SCORECARDS.length,
      nextCursor: index + 1 < SCORECARDS.length ? String(index + 1) : undefined,
    });
  });
  router.get('/scorecards/:id', (req, res) => {
    const found = SCORECARDS.find(({ id }) => id === req.params.id);
    if (!found) {
      throw new NotFoundError(`There is no scorecard '${req.params.id}'`);
    }
    res.json(found);
  });
  return router;
}

const scorecardsPlugin = createBackendPlugin({
  pluginId: 'scorecards',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ httpAuth, httpRouter }) {
        httpRouter.use(routes(httpAuth));
      },
    });
  },
});

async function start(mayRead: boolean) {
  const scheduler = mockServices.scheduler();
  const decide = ({ permission }: { permission: Permission }) => ({
    result:
      mayRead && permission.name === 'scorecards.scorecard.read'
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
  });
  const { server } = await startTestBackend({
    features: [
      searchPlugin,
      searchModuleScorecards,
      scorecardsPlugin,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
        },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.permissions.mock({
        authorize: async requests => requests.map(decide),
        authorizeConditional: async requests => requests.map(decide),
      }).factory,
    ],
  });
  await scheduler.triggerTask('search_index_scorecards');
  return async (term: string) => {
    const { body } = await request(server)
      .get('/api/search/query')
      .query({ term, types: ['scorecards'] })
      .expect(200);
    return body.results.map((result: { document: unknown }) =>
      scorecardsDocumentSchema.parse(result.document),
    );
  };
}

describe('searchModuleScorecards', () => {
  it('finds checks and scorecards, each once, on the page that shows them', async () => {
    const find = await start(true);
    expect(await find('runbook')).toEqual(
      expect.arrayContaining([
        {
          what: 'check',
          name: 'has-runbook',
          title: 'A runbook says what to do',
          text: 'Why has-runbook',
          location: '/scorecards/readiness?status=fail&check=has-runbook',
          owner: 'group:default/reliability',
          scorecard: 'Production readiness',
        },
        expect.objectContaining({
          what: 'scorecard',
          name: 'operations',
          location: '/scorecards/operations',
        }),
      ]),
    );
    expect(await find('runbook')).toHaveLength(3);
    expect(await find('Operations')).toEqual([
      expect.objectContaining({ name: 'operations' }),
    ]);
    expect(await find('call')).toContainEqual(
      expect.objectContaining({
        name: 'on-call',
        owner: 'group:default/guild',
      }),
    );
  });

  it('shows nothing to whoever may not read scorecards', async () => {
    const find = await start(false);
    expect(await find('runbook')).toEqual([]);
  });
});
