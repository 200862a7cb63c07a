import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signIn } from '../packages/app/e2e-tests/support';
import {
  type Checkout,
  checkOut,
  commitAndPush,
  whileItRuns,
} from './support/checkout';
import { editFile, release } from './support/template';
import { readCloneUrl } from './support/wizard';

failOnBrowserErrors();

// One story: the second part goes on with the service that the first has made.
test.describe.configure({ mode: 'serial' });

const NAME = 'appointment-notes';
const PURPOSE = 'Keeps what clinicians note about appointments.';

let checkout: Checkout;
test.afterAll(() => checkout?.remove());

test('an engineer makes a service with the defaults, and it works', async ({
  page,
  request,
}) => {
  // A real installation and all tests of the generated service are in it.
  test.setTimeout(10 * 60_000);
  await signIn(page, 'Engineer');
  await page.getByRole('link', { name: 'Golden path' }).click();
  await page
    .getByRole('link', { name: 'Start: Node.js service', exact: true })
    .click();

  // A name that is taken is refused while it is typed.
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('visits-api');
  await expect(page.getByText(/visits-api.* is taken/)).toBeVisible();
  await name.fill(NAME);
  await expect(page.getByText(`${NAME} is free.`)).toBeVisible();
  const isKept = page.waitForResponse(
    response =>
      response.request().postData()?.includes(PURPOSE) === true &&
      response.url().includes('/user-settings/'),
    { timeout: 30_000 },
  );
  await page.getByRole('textbox', { name: 'What it is for' }).fill(PURPOSE);
  await isKept;

  // What was entered survives a closed tab.
  await page.goto('/golden-path');
  await page.goto('/golden-path/new/service-node');
  await page
    .getByRole('button', { name: 'Continue where you stopped' })
    .click();
  await expect(name).toHaveValue(NAME);
  await page.getByRole('button', { name: 'Next' }).click();

  await expect(
    page.getByRole('heading', { name: 'Who looks after it?' }),
  ).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveValue(
    'Visits',
  );
  await page.getByRole('combobox', { name: 'System' }).fill('Visits');
  await page.getByRole('option', { name: 'Visits', exact: true }).click();
  await page.getByRole('button', { name: 'Next' }).click();

  await expect(
    page.getByRole('heading', { name: 'What does it touch?' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'See the plan' }).click();

  await expect(
    page.getByRole('heading', { name: 'This is what will be made' }),
  ).toBeVisible();
  await expect(page.getByText('Will be made', { exact: true })).toHaveCount(2);
  await page.getByRole('button', { name: 'Create' }).click();

  await expect(
    page.getByRole('heading', { name: 'Your service is there' }),
  ).toBeVisible({ timeout: 60_000 });
  checkout = await checkOut(await readCloneUrl(page));
  await checkout.run('npm', 'ci');
  await checkout.run('npm', 'test');
  const { exitCode } = await whileItRuns(checkout, async addresses => {
    for (const address of [
      `${addresses.service}/health`,
      `${addresses.admin}/livez`,
      `${addresses.admin}/readyz`,
      `${addresses.admin}/startupz`,
    ]) {
      await expect
        .poll(async () =>
          request.get(address).then(
            response => response.status(),
            () => 'no answer',
          ),
        )
        .toBe(200);
    }
  });
  expect(exitCode).toBe(0);
});

test('a new release of the template reaches it, and what the team changed stays', async ({
  page,
}) => {
  test.setTimeout(10 * 60_000);
  await signIn(page, 'Engineer');
  const service = `/golden-path/services/component/default/${NAME}`;

  await editFile(
    join(checkout.path, MERGED),
    text => `${text}\n// ${OF_THE_TEAM}\n`,
  );
  await commitAndPush(checkout, 'Say what we have learnt');
  const version = await release(
    'The service says that it is on the new release.',
    {
      [MANAGED]: text => `# ${OF_THE_TEMPLATE}\n${text}`,
      [MERGED]: text => `// ${OF_THE_TEMPLATE}\n${text}`,
    },
  );
  const branch = `guildhall/upgrade-service-node-${version}`;

  await expect(async () => {
    await page.goto(service);
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(page.getByText('Minor behind')).toBeVisible();
  }).toPass();
  await page.getByRole('button', { name: 'Preview upgrade' }).click();
  await expect(
    page.getByRole('heading', { name: `${NAME} to ${version}` }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Propose' }).click();
  await page.getByRole('button', { name: 'Push the branch' }).click();
  await expect(page.getByText(branch).first()).toBeVisible();

  await checkout.run('git', 'fetch', '--quiet');
  await checkout.run('git', 'merge', '--quiet', `origin/${branch}`);
  const merged = await readFile(join(checkout.path, MERGED), 'utf8');
  expect(merged).toContain(OF_THE_TEAM);
  expect(merged).toContain(OF_THE_TEMPLATE);
  const managed = await readFile(join(checkout.path, MANAGED), 'utf8');
  expect(managed).toContain(OF_THE_TEMPLATE);
  await checkout.run('npm', 'test');
  await checkout.run('git', 'push', '--quiet', 'origin', 'main');

  await expect(async () => {
    await page.goto(service);
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(page.getByText('Up to date')).toBeVisible();
  }).toPass();

  // By now scorecards has followed the catalog, which it does every minute.
  await page.goto(`/catalog/default/component/${NAME}/scorecards`);
  await expect(
    page.getByRole('heading', { name: 'Production readiness' }),
  ).toBeVisible();
});

const MANAGED = '.editorconfig';
const MERGED = 'src/metrics.ts';
const OF_THE_TEAM = 'The team has learnt this the hard way.';
const OF_THE_TEMPLATE = 'The template says this since its new release.';
