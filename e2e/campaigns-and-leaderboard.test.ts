import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect } from '@playwright/test';
import { expectNoViolations } from '../plugins/scorecards/e2e-tests/support';
import { testAs } from './support/testAs';

failOnBrowserErrors();

const test = testAs('Engineer');

test('a campaign says how far it is, and a team what helps most', async ({
  page,
}) => {
  await page.goto('/scorecards');
  const sections = page.getByRole('navigation', { name: 'Scorecards' });
  await sections.getByRole('link', { name: 'Campaigns' }).click();
  await page.getByRole('link', { name: 'Silver for every service' }).click();
  await expect(
    page.getByRole('heading', { name: 'Silver for every service' }),
  ).toBeVisible();
  const burnUp = page.getByRole('table', { name: 'Trend as a table' });
  await expect(burnUp.getByRole('row').nth(1)).toHaveText(/\d/);
  await expect(
    page.getByRole('columnheader', { name: 'Left', exact: true }).first(),
  ).toBeAttached();
  await expect(page.getByRole('region', { name: 'Outlook' })).toBeVisible();
  await expectNoViolations(page);

  await sections.getByRole('link', { name: 'Leaderboard' }).click();
  const board = page.getByRole('region', { name: 'Leaderboard' });
  await expect(board.getByRole('row', { name: /^Visits \d/ })).toBeVisible();
  await expectNoViolations(page);

  await board.getByRole('link', { name: 'Visits', exact: true }).click();
  const actions = page.getByRole('region', { name: 'Next actions' });
  await actions
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Waiting room' }) })
    .getByRole('link', { name: 'There is a runbook' })
    .click();
  await expect(page).toHaveURL(/\/waiting-room\/scorecards\?check=/);
});
