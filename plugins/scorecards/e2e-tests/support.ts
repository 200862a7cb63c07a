import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Signs in as the engineer of the example organisation, who owns the waiting
 * room, and waits until a portal that has just started has measured it.
 */
export async function signInAsEngineer(page: Page): Promise<void> {
  const personas = page.getByRole('button', { name: /^Engineer/ });
  await expect(async () => {
    await page.goto('/');
    await personas.click();
    await page.goto('/catalog/default/component/waiting-room/scorecards');
    await expect(
      page.getByRole('button', { name: /There is a runbook/ }),
    ).toBeVisible();
  }).toPass();
}

/** Chooses the theme that the pages are drawn in from now on. */
export async function useTheme(
  page: Page,
  theme: 'light' | 'dark',
): Promise<void> {
  await page.evaluate(id => localStorage.setItem('theme', id), theme);
  await page.reload();
  await expect(
    page.locator(`[data-theme-mode="${theme}"]`).first(),
  ).toBeAttached();
}

/** What axe finds wrong with the page as it is now. */
export async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => ({
      id,
      targets: nodes.map(node => node.target),
    })),
  ).toEqual([]);
}
