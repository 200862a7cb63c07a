import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Signs in as the engineer of the example organisation, who owns the waiting
 * room, and waits until a portal that has just started has measured it.
 */
export async function signInAsEngineer(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: /^Engineer/ }).click();
  await expect(
    page.getByRole('link', { name: 'Catalog', exact: true }),
  ).toBeVisible();
  await expect(async () => {
    await page.goto('/catalog/default/component/waiting-room/scorecards');
    await expect(
      page.getByRole('button', { name: /There is a runbook/ }),
    ).toBeVisible({ timeout: 10_000 });
  }).toPass();
}

/** What axe finds wrong with the page as it is now, and with its colours in the dark. */
export async function expectNoViolations(page: Page): Promise<void> {
  expect(await findViolations(new AxeBuilder({ page }))).toEqual([]);
  await switchColours(page, 'dark');
  expect(
    await findViolations(
      new AxeBuilder({ page }).withRules(['color-contrast']),
    ),
  ).toEqual([]);
  await switchColours(page, 'light');
}

/** As the system asks for, which pages follow unless somebody chose a theme. */
async function switchColours(
  page: Page,
  theme: 'light' | 'dark',
): Promise<void> {
  // Half-way between two colours, nothing can be read.
  await page.addStyleTag({ content: '* { transition: none !important }' });
  await page.emulateMedia({ colorScheme: theme });
  await expect(
    page.locator(`[data-theme-mode="${theme}"]`).first(),
  ).toBeAttached();
}

async function findViolations(axe: AxeBuilder) {
  // What React Aria announces is kept for seconds, and may outlive the button
  // that gives it its name.
  const { violations } = await axe.exclude('[data-live-announcer]').analyze();
  return violations.map(({ id, nodes }) => ({
    id,
    targets: nodes.map(node => node.target),
  }));
}
