import AxeBuilder from '@axe-core/playwright';
import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type Persona, signIn } from './support';

failOnBrowserErrors();

const personas: Array<[Persona, string]> = [
  ['Engineer', 'Maya'],
  ['Guild member', 'Jonas'],
  ['Security reviewer', 'Priya'],
  ['Administrator', 'Lena'],
];

for (const [persona, firstName] of personas) {
  test(`signs in as ${persona}, and again after a reload`, async ({ page }) => {
    await signIn(page, persona);
    const greeting = page.getByRole('heading', {
      name: new RegExp(`^Good .*, ${firstName}$`),
    });
    await expect(greeting).toBeVisible();

    await page.reload();
    await expect(greeting).toBeVisible();
  });
}

test('signs in as anybody of the catalog, and out again', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Search people' }).fill('aiko');
  const people = page.getByRole('grid', { name: 'People' });
  await expect(people.getByRole('row')).toHaveCount(1);
  await people.getByRole('row', { name: /Aiko Tanaka/ }).click();
  await expect(page.getByRole('heading', { name: /, Aiko$/ })).toBeVisible();

  await page.goto('/settings');
  await page.getByTestId('user-settings-menu').click();
  await page.getByRole('menuitem', { name: 'Sign Out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('leads from the sidebar to the catalog', async ({ page }) => {
  await signIn(page, 'Engineer');
  const sidebar = page.getByRole('navigation', { name: 'sidebar nav' });
  await sidebar.getByRole('link', { name: 'Catalog' }).click();
  await expect(page).toHaveURL(/\/catalog/);
  await expect(
    page.getByRole('link', { name: 'Visits API', exact: true }),
  ).toBeVisible();
});

test('is dark or light, as chosen in the settings', async ({ page }) => {
  await signIn(page, 'Engineer');
  const root = page.locator('[data-theme-mode]').first();

  for (const theme of ['Dark', 'Light']) {
    await page.goto('/settings');
    await page.getByRole('button', { name: theme, exact: true }).click();
    await expect(root).toHaveAttribute('data-theme-mode', theme.toLowerCase());

    await page
      .getByRole('navigation', { name: 'sidebar nav' })
      .getByRole('link', { name: 'Home' })
      .click();
    await expect(
      page.getByRole('heading', { name: 'Shortcuts' }),
    ).toBeVisible();
    await expectNoViolations(page);
  }
});

test('speaks German, as chosen in the settings', async ({ page }) => {
  await signIn(page, 'Engineer');
  await page.goto('/settings');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();

  const sidebar = page.getByRole('navigation', { name: 'sidebar nav' });
  await sidebar.getByRole('link', { name: 'Startseite' }).click();
  await expect(
    page.getByRole('heading', { name: /^Guten .*, Maya$/ }),
  ).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has a sign-in page that everybody can use, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await expect(
      page.getByRole('button', { name: /^Administrator/ }),
    ).toBeVisible();
    await expectNoViolations(page);

    // By keyboard alone.
    await page.getByRole('button', { name: /^Engineer/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /, Maya$/ })).toBeVisible();
  });
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => ({
      id,
      targets: nodes.map(node => node.target),
    })),
  ).toEqual([]);
}
