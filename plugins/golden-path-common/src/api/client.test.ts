import { ResponseError } from '@backstage/errors';
import { GoldenPathClient } from './client';

const REF = 'component:default/visits';
const VISIT = { template: 'service-node', step: 'What is it?' };
const UPGRADE = { entityRef: REF, toVersion: '1.1.0' };
const FEEDBACK = { template: 'service-node', version: '1.0.0', rating: 5 };
const CAMPAIGN = {
  title: 'Everybody',
  template: 'service-node',
  toVersion: '1.1.0',
  rings: [{ name: 'All', entityRefs: [REF] }],
};
const CHECK = { template: 'service-node', answers: { name: 'visits' } };
const REFUSAL = { reason: 'Release freeze' };

type Call = (client: GoldenPathClient) => Promise<unknown>;

/** What each method asks for. */
const CALLS: Array<[request: string, call: Call, body?: object]> = [
  [
    'GET /templates?limit=2&q=a+b',
    client => client.listTemplates({ limit: 2, q: 'a b' }),
  ],
  ['GET /templates/service-node', client => client.getTemplate('service-node')],
  ['GET /hosts', client => client.listHosts()],
  ['POST /preflight', client => client.preflight(CHECK), CHECK],
  ['POST /plans', client => client.createPlan(CHECK), CHECK],
  ['GET /runs/a%2Fb', client => client.getRun('a/b')],
  ['POST /runs/t/undo', client => client.undoRun('t')],
  ['PUT /visits/v', client => client.recordVisit('v', VISIT), VISIT],
  ['GET /effects?taskId=t', client => client.listEffects({ taskId: 't' })],
  ['POST /effects/e/undo', client => client.undoEffect('e')],
  [
    'GET /services?drift=minor&drift=major&repository=local%2Fvisits',
    client =>
      client.listServices({
        drift: ['minor', 'major'],
        repository: 'local/visits',
        template: undefined,
      }),
  ],
  ['GET /services/component/default/visits', client => client.getService(REF)],
  [
    'POST /services/component/default/visits/refresh',
    client => client.refreshService(REF),
  ],
  [
    'GET /services/component/default/visits/off-boarding',
    client => client.getOffBoarding(REF),
  ],
  ['GET /upgrades', client => client.listUpgrades()],
  ['POST /upgrades', client => client.createUpgrade(UPGRADE), UPGRADE],
  ['GET /upgrades/u', client => client.getUpgrade('u')],
  [
    'GET /upgrades/u/files?path=src%2Fmain.ts',
    client => client.getUpgradeFile('u', 'src/main.ts'),
  ],
  ['POST /upgrades/u/propose', client => client.proposeUpgrade('u')],
  [
    'POST /upgrades/u/decline',
    client => client.declineUpgrade('u', REFUSAL),
    REFUSAL,
  ],
  ['GET /campaigns', client => client.listCampaigns()],
  ['POST /campaigns', client => client.createCampaign(CAMPAIGN), CAMPAIGN],
  ['GET /campaigns/c', client => client.getCampaign('c')],
  ['POST /campaigns/c/advance', client => client.advanceCampaign('c')],
  ['POST /campaigns/c/retry', client => client.retryCampaign('c')],
  ['POST /campaigns/c/stop', client => client.stopCampaign('c')],
  [
    'GET /feedback?version=1.0.0',
    client => client.listFeedback({ version: '1.0.0' }),
  ],
  ['POST /feedback', client => client.giveFeedback(FEEDBACK), FEEDBACK],
];

describe('GoldenPathClient', () => {
  it('asks the backend for what each method says', async () => {
    for (const [request, call, body] of CALLS) {
      const fetch = jest.fn(async () => Response.json({ answer: 42 }));
      const client = new GoldenPathClient({ fetchApi: { fetch } });
      await expect(call(client)).resolves.toEqual({ answer: 42 });
      const [method, path] = request.split(' ');
      expect(fetch.mock.calls).toEqual([
        [
          `plugin://golden-path${path}`,
          expect.objectContaining({
            ...(method === 'GET' ? {} : { method }),
            ...(body ? { body: JSON.stringify(body) } : {}),
          }),
        ],
      ]);
    }
  });

  it('says what the backend refused, and can be stopped', async () => {
    const { signal } = new AbortController();
    const error = { name: 'NotAllowedError', message: 'Not yours' };
    const fetch = jest.fn(async () =>
      Response.json({ error, response: { statusCode: 403 } }, { status: 403 }),
    );
    const client = new GoldenPathClient({ fetchApi: { fetch } });
    const refusal = await client
      .proposeUpgrade('u', { signal })
      .catch(thrown => thrown);
    expect(refusal).toBeInstanceOf(ResponseError);
    expect(refusal).toMatchObject({ statusCode: 403, body: { error } });
    expect(fetch).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ signal }),
    );
  });
});
