import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, type Page, test } from '@playwright/test';
import { join } from 'node:path';
import { signIn } from '../packages/app/e2e-tests/support';
import { type Api, signInToApi } from './support/api';
import { commitAndPush, withCheckout } from './support/checkout';
import { makeService, readAgain } from './support/services';
import { editFile, release } from './support/template';

failOnBrowserErrors();

const FIRST = 'dose-reminders';
const SECOND = 'dose-history';
const FILE = 'src/metrics.ts';
const OF_THE_TEAM = '// The team begins it with this.';
const OF_THE_TEMPLATE = '// The campaign brings this.';

test('a guild brings a release to two services, ring after ring', async ({
  page,
  request,
}) => {
  test.setTimeout(5 * 60_000);
  await signIn(page, 'Guild member');
  const guild = await signInToApi(request, 'guild');
  const engineer = await signInToApi(request, 'engineer');
  const [firstUrl, secondUrl] = await Promise.all([
    makeService(guild, { name: FIRST, owner: 'group:default/scheduling-team' }),
    makeService(engineer, { name: SECOND, owner: 'group:default/visits-team' }),
  ]);
  // Where the template writes, too: only a person can say what is meant.
  await withCheckout(secondUrl, async checkout => {
    await editFile(
      join(checkout.path, FILE),
      text => `${OF_THE_TEAM}\n${text}`,
    );
    await commitAndPush(checkout, 'Begin it with our own words');
  });
  const version = await release('What the campaign brings.', {
    [FILE]: text => `${OF_THE_TEMPLATE}\n${text}`,
  });
  const branch = `origin/guildhall/upgrade-service-node-${version}`;
  // The release is there once the services are behind it.
  await untilBehind(guild, FIRST);
  await untilBehind(engineer, SECOND);

  await createCampaign(page, version);
  await startRing(page, 'First');
  await reloadUntil(page, FIRST, '1 proposed');
  await expect(ringOf(page, SECOND)).toContainText('1 waiting');

  await withCheckout(firstUrl, async checkout => {
    await checkout.run('git', 'merge', '--quiet', branch);
    await checkout.run('git', 'push', '--quiet', 'origin', 'main');
  });
  await readAgain(guild, FIRST);
  await reloadUntil(page, FIRST, '1 merged');

  await startRing(page, 'The rest');
  await reloadUntil(page, SECOND, '1 conflict');
  await withCheckout(secondUrl, async checkout => {
    await checkout.run('git', 'merge', '--quiet', branch);
    await editFile(join(checkout.path, FILE), text => {
      expect(text).toContain('<<<<<<<');
      expect(text).toContain(OF_THE_TEMPLATE);
      return text.replace(/^(<{7}|={7}|>{7}).*\n/gm, '');
    });
    await commitAndPush(checkout, 'Keep both');
  });
  await readAgain(engineer, SECOND);
  await reloadUntil(page, SECOND, '1 merged');
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Completed')).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
});

async function untilBehind(api: Api, name: string): Promise<void> {
  await expect
    .poll(async () => (await readAgain(api, name)).drift, { timeout: 120_000 })
    .toBe('minor');
}

/** One ring for each service; what other stories made is in neither. */
async function createCampaign(page: Page, version: string): Promise<void> {
  await page.goto('/golden-path/campaigns');
  await page.getByRole('link', { name: 'New campaign' }).click();
  await page.getByRole('button', { name: /Template/ }).click();
  await page
    .getByRole('option', { name: 'Node.js service', exact: true })
    .click();
  await expect(page.getByRole('button', { name: /To version/ })).toContainText(
    version,
  );
  await page.getByRole('textbox', { name: 'Title' }).fill('The new metrics');
  // One's own teams are first.
  await expect(
    page.getByRole('listitem', { name: '1. First' }).getByText('1 service'),
  ).toBeVisible();
  const rest = page.getByRole('listitem', { name: '2. The rest' });
  await rest
    .getByRole('textbox', { name: 'Part of the name of a service' })
    .fill(SECOND);
  await expect(rest.getByText('1 service', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Create the campaign' }).click();
  await expect(
    page.getByRole('heading', { name: 'The new metrics' }),
  ).toBeVisible();
}

async function startRing(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Start ring “${name}”` }).click();
  await page.getByRole('button', { name: 'Push the branches' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Nobody is told when a campaign gets on: a page shows it when it is opened. */
async function reloadUntil(
  page: Page,
  service: string,
  progress: string,
): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(ringOf(page, service)).toContainText(progress, {
      timeout: 5_000,
    });
  }).toPass({ timeout: 120_000 });
}

function ringOf(page: Page, service: string) {
  return page
    .getByRole('region')
    .filter({ has: page.getByRole('link', { name: service, exact: true }) });
}
