import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, type Page, test } from '@playwright/test';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signIn } from '../packages/app/e2e-tests/support';
import { signInToApi } from './support/api';
import { withCheckout } from './support/checkout';
import { planService, readCloneUrl } from './support/wizard';

failOnBrowserErrors();

const NAME = 'visit-receipts';

test('a run that fails is taken up again, and undone', async ({
  page,
  request,
}) => {
  // It is made twice, and undone.
  test.slow();
  const repository = join(
    process.env.GUILDHALL_DATA_DIR!,
    'git',
    `${NAME}.git`,
  );
  await signIn(page, 'Engineer');
  await planService(page, {
    name: NAME,
    purpose: 'Writes receipts for visits that were paid.',
  });

  // After the plan somebody begins to copy a repository to where it will be.
  await mkdir(repository, { recursive: true });
  await writeFile(join(repository, 'packed-refs'), '');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(
    page.getByRole('heading', { name: 'It did not work' }),
  ).toBeVisible();
  await expect(page.getByRole('alert')).toContainText(
    '“Push the repository” failed',
  );
  await expect(page.getByRole('alert')).toContainText(
    `There is a repository '${NAME}' at 'local' already`,
  );
  await expect(made(page)).toContainText(
    /The repository visit-receipts.*Failed/,
  );
  await expect(made(page)).not.toContainText('catalog');
  // What somebody else put there is not touched, and not offered to be.
  expect(await readdir(repository)).toEqual(['packed-refs']);
  await expect(undoButton(page)).toBeHidden();

  await rm(repository, { recursive: true });
  await page
    .getByRole('button', { name: 'Retry from the failed step' })
    .click();
  await expect(
    page.getByRole('heading', { name: 'Your service is there' }),
  ).toBeVisible({ timeout: 60_000 });
  await withCheckout(await readCloneUrl(page), async checkout => {
    const commits = await checkout.run('git', 'rev-list', '--all', '--count');
    expect(commits.trim()).toBe('1');
  });
  const entity = `/api/catalog/entities/by-name/component/default/${NAME}`;
  const api = await signInToApi(request, 'engineer');
  await expect.poll(() => api.isMissing(entity)).toBe(false);
  expect(await repositoriesOf(NAME)).toEqual([`${NAME}.git`]);

  await undoButton(page).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Undo what was made' })
    .click();
  await expect(made(page).getByText('Undone')).toHaveCount(2);
  expect(await repositoriesOf(NAME)).toEqual([]);
  const locations: Array<{ data: { target: string } }> = await api.get(
    '/api/catalog/locations',
  );
  expect(locations.filter(({ data }) => data.target.includes(NAME))).toEqual(
    [],
  );
  await expect.poll(() => api.isMissing(entity)).toBe(true);
});

function made(page: Page) {
  return page.getByRole('region', { name: 'What was made' });
}

function undoButton(page: Page) {
  return page.getByRole('button', { name: 'Undo what was made' });
}

/** What is in the portal's git folder for a name, whatever it is called. */
async function repositoriesOf(name: string): Promise<string[]> {
  const folders = await readdir(join(process.env.GUILDHALL_DATA_DIR!, 'git'));
  return folders.filter(folder => folder.includes(name));
}
