import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { signIn } from '../packages/app/e2e-tests/support';
import {
  RealServers,
  startExporter,
} from '../plugins/monitor-coverage-backend-module-prometheus/src/__testUtils__/realServers';
import { type Api, signInToApi } from './support/api';

failOnBrowserErrors();

const DATABASE = 'Visits database (writer)';

const toNobody = {
  route: { receiver: 'nobody' },
  receivers: [{ name: 'nobody' }],
};

const toTheTeam = {
  route: {
    receiver: 'nobody',
    routes: [{ receiver: 'visits-on-call', matchers: ['team="visits-team"'] }],
  },
  receivers: [
    { name: 'nobody' },
    {
      name: 'visits-on-call',
      webhook_configs: [{ url: 'http://127.0.0.1:1/' }],
    },
  ],
};

test('an unwatched database is found, and watched rung by rung', async ({
  page,
  request,
}) => {
  test.skip(
    !process.env.GUILDHALL_E2E_PROMETHEUS,
    'Needs a portal that is configured with e2e/app-config.yaml',
  );
  test.slow();
  const servers = new RealServers();
  const exporter = await startExporter();
  try {
    const alertmanager = await servers.startAlertmanager(
      toNobody,
      process.env.GUILDHALL_E2E_ALERTMANAGER,
    );
    const prometheus = await servers.startPrometheus({
      address: process.env.GUILDHALL_E2E_PROMETHEUS,
      rules: { groups: [] },
      alertmanagers: [alertmanager.address],
      jobs: { node: [exporter.target] },
    });
    const api = await signInToApi(request, 'guild');
    await refresh(api);

    await signIn(page, 'Engineer');
    await page.getByRole('link', { name: DATABASE }).click();
    await expect(page.getByRole('heading', { name: DATABASE })).toBeVisible();
    await expect(signal(page)).toContainText('No rule');
    await expect(signal(page)).toContainText('No monitor watches it');

    const rules = await readSuggestion(page);
    await prometheus.reload(parse(rules));
    await expectRung(page, api, 'Rule exists');

    // An idle counter that stands still is a CPU that is busy.
    exporter.metrics.push(
      'node_cpu_seconds_total{database="visits-db",cpu="0",mode="idle"} 1',
    );
    await expectRung(page, api, 'Series is live');

    await alertmanager.configure(toTheTeam);
    await expectRung(page, api, 'Reaches its owner');

    await prometheus.reload(parse(rules.replaceAll(/for: \w+/g, 'for: 0s')));
    await expectRung(page, api, 'Proven');
  } finally {
    await exporter.stop();
    await servers.stop();
  }
});

/** What the page says about how busy the database is. */
function signal(page: Page) {
  return page.getByRole('button', { name: /^Saturation/ });
}

/** The rule that the page suggests, as one copies it. */
async function readSuggestion(page: Page): Promise<string> {
  const suggestions = page.getByRole('region', { name: /Saturation/ });
  return suggestions.getByText('- alert: VisitsDbCpuSaturated').innerText();
}

async function refresh(api: Api): Promise<void> {
  const { items } = await api.post<{
    items: Array<{ id: string; status: string }>;
  }>('/api/monitor-coverage/providers/refresh');
  expect(items).toContainEqual(
    expect.objectContaining({ id: 'prometheus:story', status: 'ok' }),
  );
}

/** Waits until the servers have done what takes them a second, and it is seen. */
async function expectRung(page: Page, api: Api, rung: string): Promise<void> {
  await expect(async () => {
    await refresh(api);
    await page.reload();
    await expect(signal(page)).toContainText(rung, { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}
