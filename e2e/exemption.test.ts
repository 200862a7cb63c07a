import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../packages/app/e2e-tests/support';
import { signInAsEngineer } from '../plugins/scorecards/e2e-tests/support';

failOnBrowserErrors();

const CHECK = 'There is a runbook';
const REASON = 'The waiting room is replaced by the lobby before Christmas.';

test('an owner is exempted by somebody else, for a time, and sees what it lifts', async ({
  browser,
  page: owner,
}) => {
  await signInAsEngineer(owner);
  await openVerdict(owner);
  await owner.getByRole('button', { name: 'Ask for an exemption' }).click();
  const dialog = owner.getByRole('dialog', { name: /^An exemption from/ });
  await dialog.getByRole('textbox', { name: /^Why not now/ }).fill(REASON);
  await dialog.getByRole('button', { name: 'Ask for it' }).click();
  await expect(owner.getByText('The exemption is asked for')).toBeVisible();

  // Nobody decides what they asked for.
  await owner.goto('/scorecards/exemptions?q=waiting');
  const own = owner.getByRole('row').filter({ hasText: REASON });
  await expect(own.getByText('Requested')).toBeVisible();
  await expect(own.getByRole('button', { name: 'Approve' })).toBeHidden();

  const other = await browser.newContext();
  const guild = await other.newPage();
  await signIn(guild, 'Guild member');
  await guild.goto('/scorecards/exemptions?q=waiting');
  const asked = guild.getByRole('row').filter({ hasText: REASON });
  await asked.getByRole('button', { name: 'Approve' }).click();
  await guild
    .getByRole('dialog')
    .getByRole('button', { name: 'Approve' })
    .click();
  await expect(asked.getByText('In force')).toBeVisible();

  await openVerdict(owner);
  await expect(owner.getByText(REASON)).toBeVisible();
  await expect(owner.getByText(/^Exempted until /).first()).toBeVisible();

  await guild.reload();
  await asked.getByRole('button', { name: 'Take back' }).click();
  await guild
    .getByRole('dialog')
    .getByRole('button', { name: 'Take back' })
    .click();
  await expect(asked.getByText('Taken back', { exact: true })).toBeVisible();
  await other.close();
});

async function openVerdict(page: Page): Promise<void> {
  await page.goto('/catalog/default/component/waiting-room/scorecards');
  await page.getByRole('button', { name: new RegExp(CHECK) }).click();
  await expect(page.getByText('About this check')).toBeVisible();
}
