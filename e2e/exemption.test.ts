import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect } from '@playwright/test';
import { signIn } from '../packages/app/e2e-tests/support';
import { expectNoViolations } from '../plugins/scorecards/e2e-tests/support';
import { testAs } from './support/testAs';

failOnBrowserErrors();

const test = testAs('Engineer');

// What no other test looks at.
const VERDICT =
  '/catalog/default/component/provider-console/scorecards?check=annotations-complete';
const LEDGER = '/scorecards/exemptions?q=provider';
// The ledger keeps what was taken back, also from the last time.
const REASON = `The console is replaced, as agreed at ${Date.now()}.`;

test('somebody else exempts, for a time, and takes it back', async ({
  browser,
  page: owner,
}) => {
  await owner.goto(VERDICT);
  await owner.getByRole('button', { name: 'Ask for an exemption' }).click();
  const dialog = owner.getByRole('dialog', { name: /^An exemption from/ });
  await dialog.getByRole('textbox', { name: /^Why not now/ }).fill(REASON);
  await dialog.getByRole('button', { name: 'Ask for it' }).click();
  await expect(owner.getByText('The exemption is asked for')).toBeVisible();

  // Nobody decides what they asked for.
  await owner.goto(LEDGER);
  const own = owner.getByRole('row').filter({ hasText: REASON });
  await expect(own.getByText('Requested')).toBeVisible();
  await expect(own.getByRole('button', { name: 'Take back' })).toBeVisible();
  await expect(own.getByRole('button', { name: 'Approve' })).toBeHidden();

  const others = await browser.newContext({ storageState: undefined });
  const guild = await others.newPage();
  await signIn(guild, 'Guild member');
  await guild.goto(LEDGER);
  const asked = guild.getByRole('row').filter({ hasText: REASON });
  const decide = async (verb: string) => {
    await asked.getByRole('button', { name: verb }).click();
    await guild.getByRole('dialog').getByRole('button', { name: verb }).click();
  };
  await decide('Approve');
  await expect(asked.getByText('In force')).toBeVisible();
  await expectNoViolations(guild);

  await owner.goto(VERDICT);
  await expect(owner.getByText(/^Exempted until /).first()).toBeVisible();
  await expect(owner.getByText(REASON)).toBeVisible();

  await decide('Take back');
  await expect(asked.getByText('Taken back', { exact: true })).toBeVisible();
  await others.close();
});
