import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, type Page } from '@playwright/test';
import { expectNoViolations, signInAsEngineer } from './support';
import { testSignedIn } from './testSignedIn';

failOnBrowserErrors();

const test = testSignedIn(signInAsEngineer);

const WAITING_ROOM = '/catalog/default/component/waiting-room';

test('leads from the portfolio to the evidence of a cell, and on to the entity', async ({
  page,
}) => {
  await page.goto('/');
  await page
    .getByRole('navigation', { name: 'sidebar nav' })
    .getByRole('link', { name: 'Scorecards' })
    .click();
  const scorecards = page.getByRole('list', { name: 'Scorecards' });
  await expect(
    scorecards.getByRole('link', { name: 'Tech debt' }),
  ).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'What moved this week' }),
  ).toBeVisible();

  await scorecards.getByRole('link', { name: 'Production readiness' }).click();
  await expect(
    page.getByRole('heading', { level: 2, name: 'Production readiness' }),
  ).toBeVisible();
  const cell = matrix(page).getByRole('button', {
    name: 'Fail: There is a runbook, Waiting room',
  });
  await cell.click();

  const panel = page.getByRole('dialog', { name: 'Why this verdict' });
  await expect(panel.getByText('There is no runbook.')).toBeVisible();
  await expect(
    panel.getByRole('rowheader', { name: 'runbook' }).first(),
  ).toBeVisible();
  await panel.getByRole('button', { name: 'History' }).click();
  await expect(panel.getByRole('list').getByText('Fail')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(cell).toBeFocused();

  await cell.click();
  await panel
    .getByRole('link', { name: 'Open on the page of the entity' })
    .click();
  await expect(page).toHaveURL(/\/component\/waiting-room\/scorecards\?check=/);
  await expect(
    page.getByRole('button', { name: /There is a runbook/, expanded: true }),
  ).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Write a runbook' }),
  ).toBeVisible();
});

test('measures an entity again for somebody who owns it', async ({ page }) => {
  await page.goto(`${WAITING_ROOM}/scorecards`);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText(/^Measured again: /)).toBeVisible();
  await expect(page.getByText(/repository: (un)?changed/)).toBeVisible();

  // The reminders belong to another team.
  await page.goto('/catalog/default/component/reminders/scorecards');
  await expect(page.getByRole('region', { name: /^To do next/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Refresh now' })).toBeHidden();
});

test('shows the next steps on the overview of an entity', async ({ page }) => {
  await page.goto(WAITING_ROOM);
  const card = page.getByRole('region', { name: 'Scorecards' });
  await expect(
    card.getByRole('list', { name: 'Levels of Production readiness' }),
  ).toBeVisible();
  await card.getByRole('link', { name: 'All verdicts' }).click();
  await expect(page).toHaveURL(/\/waiting-room\/scorecards$/);
});

test('keeps its filters in the address, through a reload and to the matrix', async ({
  page,
}) => {
  await page.goto('/scorecards');
  const readiness = page
    .getByRole('list', { name: 'Scorecards' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Production readiness' }) });
  await expect(readiness.getByText(/Readiness · \d+ entities/)).toBeVisible();

  await page.getByRole('button', { name: 'My teams' }).click();
  await expect(page).toHaveURL(/owner=group%3Adefault%2F/);
  await page.getByRole('searchbox', { name: 'Find by name' }).fill('waiting');
  await expect(readiness.getByText('Readiness · 1 entity')).toBeVisible();

  await page.reload();
  await expect(readiness.getByText('Readiness · 1 entity')).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('waiting');
  await expect(
    page.getByRole('button', { name: 'My teams', pressed: true }),
  ).toBeVisible();

  await readiness.getByRole('link', { name: 'Production readiness' }).click();
  await expect(matrix(page).getByRole('rowheader')).toHaveCount(1);

  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(matrix(page).getByRole('rowheader').nth(1)).toBeVisible();
  await page
    .getByRole('button', { name: /^There is a runbook: \d+ fail/ })
    .click();
  await expect(page).toHaveURL(/check=[\w-]+&status=fail/);
  await page.reload();
  await expect(page.getByText('Only entities with')).toBeVisible();
  await expect(
    matrix(page).getByRole('button', { name: /^Pass: There is a runbook/ }),
  ).toHaveCount(0);
});

test('rolls up by owner, and leads back to the entities', async ({ page }) => {
  await page.goto('/scorecards/production-readiness');
  await page.getByRole('tab', { name: 'By owner' }).click();
  await page
    .getByRole('table', { name: 'By owner' })
    .getByRole('link', { name: 'Visits', exact: true })
    .click();
  await expect(
    matrix(page).getByRole('link', { name: 'Waiting room' }),
  ).toBeVisible();
  await expect(
    matrix(page).getByRole('link', { name: 'Billing API' }),
  ).toBeHidden();
});

test('is used with the keyboard alone', async ({ page }) => {
  await page.goto('/scorecards/production-readiness');
  const grid = matrix(page);
  const corner = grid.getByRole('button', { name: 'Entity', exact: true });
  await expect(corner).toBeVisible();

  // The grid is one stop between the tabs before it and the pages after it.
  await page.getByRole('tab', { name: 'Entities and checks' }).focus();
  while (!(await corner.evaluate(node => node === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowDown');
  await expect(grid.getByRole('link').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const cell = grid.getByRole('row').nth(2).getByRole('button').first();
  await expect(cell).toBeFocused();

  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Why this verdict' });
  await expect(panel).toBeFocused();
  await expect(panel.getByText('Evidence', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
});

test('says how the sources, the definitions and the jobs are', async ({
  page,
}) => {
  await page.goto('/scorecards');
  await page.getByRole('link', { name: 'Health' }).click();
  await expect(page.getByRole('region', { name: 'Definitions' })).toContainText(
    '4 scorecards in force',
  );
  const sources = page.getByRole('region', { name: 'Sources of facts' });
  await expect(sources.getByRole('heading', { name: 'Catalog' })).toBeVisible();
  await expect(
    sources.getByRole('heading', { name: 'Repository' }),
  ).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Jobs' }).getByText('Load definitions'),
  ).toBeVisible();
});

test('has pages that everybody can use, light or dark', async ({ page }) => {
  // Five pages, and axe looks twice at each.
  test.setTimeout(10 * 60_000);
  await page.goto(`${WAITING_ROOM}/scorecards`);
  await page.getByRole('button', { name: /There is a runbook/ }).click();
  await expect(page.getByText('About this check')).toBeVisible();
  await expectNoViolations(page);

  await page.goto('/scorecards?lifecycle=production');
  await expect(
    page.getByRole('region', { name: 'What moved this week' }),
  ).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  await expectNoViolations(page);

  // A few rows: axe looks at every cell.
  await page.goto('/scorecards/production-readiness?q=waiting');
  await matrix(page)
    .getByRole('button', { name: 'Fail: There is a runbook, Waiting room' })
    .click();
  await expect(page.getByText('About this check')).toBeVisible();
  await expectNoViolations(page);

  await page.goto('/scorecards/production-readiness?view=system');
  await expect(page.getByRole('table', { name: 'By system' })).toBeVisible();
  await expectNoViolations(page);

  await page.goto('/scorecards/health');
  await expect(page.getByRole('region', { name: 'Jobs' })).toBeVisible();
  await expectNoViolations(page);
});

test('gives way to a list on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 900 });
  await page.goto('/scorecards/production-readiness');
  const entity = page.getByRole('button', { name: /^Waiting room/ });
  await entity.click();
  await page
    .getByRole('button', { name: /^There is a runbook/ })
    .first()
    .click();
  await expect(
    page.getByRole('dialog', { name: 'Why this verdict' }),
  ).toBeVisible();
});

function matrix(page: Page) {
  return page.getByRole('grid', {
    name: 'Entities and checks of Production readiness',
  });
}
